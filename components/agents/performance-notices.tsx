import { Face } from '@/components/ui/face'
import type { PerformanceAnswer } from '@/lib/contracts/performance'
import { problemSentence } from '@/lib/queries/request-problem'

type PerformanceNoticesProps = { answer: PerformanceAnswer | undefined; error: Error | null; isFetching: boolean; onRetry: () => void }

/** What is missing beside numbers that are there: an old read, no comparison, no meanings. */
export function PerformanceNotices({ answer, error, isFetching, onRetry }: PerformanceNoticesProps) {
  if (answer === undefined) return null
  const odd = answer.items.filter(({ oddities }) => oddities.length > 0).length
  const retry = { onRetry, retrying: isFetching }
  return (
    <div className="mb-3 flex flex-col gap-2 empty:hidden">
      {error === null ? null : <Face kind="failed" compact title="The last read failed; earlier numbers are shown" detail={problemSentence(error)} {...retry} />}
      {answer.compareProblem === null ? null : <Face kind="failed" compact title="Nothing to compare with" detail={answer.compareProblem} {...retry} />}
      {answer.meanings.problem === null ? null : <Face kind="unknown" compact title="Contacts and successes are not known" detail={answer.meanings.problem} />}
      {odd === 0 ? null : (
        <Face kind="unknown" compact title={odd === 1 ? 'The numbers of one agent do not add up' : `The numbers of ${odd} agents do not add up`} detail="They are shown as Convoso gave them, marked odd." />
      )}
    </div>
  )
}
