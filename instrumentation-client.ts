import { config } from 'zod/mini'

// zod would try `new Function` once: the content policy refuses it, and every page would report a violation.
config({ jitless: true })
