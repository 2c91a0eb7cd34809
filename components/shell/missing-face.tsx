import { Link } from '@/components/ui/link'
import { buttonClass } from '@/components/ui/button'

export function MissingFace() {
  return (
    <div className="mx-auto flex min-h-[60dvh] max-w-md flex-col items-center justify-center gap-3 px-6 text-center">
      <h1 className="text-title font-semibold">There is nothing at this address</h1>
      <p className="text-muted">It may have been deleted, the link may be incomplete, or your role does not include this page.</p>
      <Link href="/" className={buttonClass('primary')}>
        Go to the start page
      </Link>
    </div>
  )
}
