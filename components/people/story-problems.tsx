'use client'

import { Face } from '@/components/ui/face'
import { timelineSources } from '@/lib/contracts/people-words'
import { problemSentence } from '@/lib/queries/request-problem'
import { sourceWords } from './people-words'
import type { PersonStory } from './use-person-story'

/** Each source that failed, in its own words; what the others told stays below. */
export function StoryProblems({ story }: { story: PersonStory }) {
  const retry = { onRetry: story.refresh, retrying: story.isLoading }
  const failed = timelineSources.flatMap((source) => {
    const problem = story.sources.get(source)?.problem ?? null
    return problem === null ? [] : [{ source, problem }]
  })
  if (story.failure === null && failed.length === 0) return null
  return (
    <div className="flex flex-col gap-2 px-4 py-2">
      {story.failure === null ? null : (
        <Face kind="failed" compact title="The timeline could not be read to its end" detail={problemSentence(story.failure)} {...retry} />
      )}
      {failed.map(({ source, problem }) => (
        <Face key={source} kind="failed" compact title={`${sourceWords[source]} could not all be read`} detail={problem} {...retry} />
      ))}
    </div>
  )
}
