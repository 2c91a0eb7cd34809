import type { AnyExport } from '@/lib/server/usecases/exports/export-source'
import type { FileHandler } from '../handler'

/** Any source of pages as a job that ends in a file. */
export const exportHandler = ({ kind, pages }: AnyExport): FileHandler => ({ kind, pages, permission: 'data.export' })
