'use client'

import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { keptIn } from '@/lib/queries/lead'
import { isRequestProblem } from '@/lib/queries/request-problem'

const RecreateDialog = lazy(() => import('./recreate-dialog'))

/** In place of a lead that Convoso does not have: never had, or no longer has because it was deleted here. */
export function DeletedFace({ id, error, zone }: { id: string; error: unknown; zone: string }) {
  const [isAsking, setAsking] = useState(false)
  const kept = keptIn(error)
  if (!isRequestProblem(error) || error.code !== 'gone')
    return <Face kind="empty" title="There is no such lead" detail={`Convoso has no lead with id ${id}. It may have been deleted there.`} />
  if (kept === null) return <Face kind="empty" title="This lead was deleted here" detail="An administrator can make it anew from what was kept of it." />
  return (
    <>
      <Face
        kind="empty"
        title={`${kept.name} was deleted here`}
        detail={
          <>
            By {kept.deletedBy}, <Time at={kept.deletedAt} zone={zone} />.{' '}
            {kept.recreatedAs === null ? null : (
              <>
                It was made anew as{' '}
                <Link href={`/leads/${kept.recreatedAs}`} className="text-accent underline">
                  lead {kept.recreatedAs}
                </Link>
                .
              </>
            )}
          </>
        }
        action={kept.recreatedAs === null ? <Button onClick={() => setAsking(true)}>Re-create…</Button> : undefined}
      />
      <Suspense>{isAsking ? <RecreateDialog kept={kept} onClose={() => setAsking(false)} /> : null}</Suspense>
    </>
  )
}
