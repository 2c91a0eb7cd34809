import { MissingFace } from '@/components/shell/missing-face'

/** Inside the shell, so that the way on stays in sight. */
export default function DeskNotFound() {
  return <MissingFace />
}
