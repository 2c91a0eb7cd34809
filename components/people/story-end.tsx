'use client'

import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Time } from '@/components/ui/time'
import type { PersonStory } from './use-person-story'

/** Where the loaded story ends, said aloud: what is older was not looked at. */
export function StoryEnd({ story, zone }: { story: PersonStory; zone: string }) {
  const { coveredFrom, older, canLoadOlder, isLoading, loadOlder } = story
  if (isLoading && older === null) return null
  if (older !== null && older.problem !== null) {
    return (
      <div className="border-t border-line px-4 py-2">
        <Face kind="failed" compact title="What is older could not be read" detail={older.problem} onRetry={loadOlder} retrying={older.isLoading} />
      </div>
    )
  }
  const isMore = canLoadOlder || older?.isLoading === true
  if (!isMore && coveredFrom === null) return null
  return (
    <div className="flex flex-wrap items-center justify-center gap-3 border-t border-line px-4 py-3 text-table text-muted">
      {isMore && coveredFrom !== null ? (
        <span>
          Calls and recordings before <Time at={coveredFrom} zone={zone} style="date" /> are not loaded.
        </span>
      ) : (
        <span>That is everything the dialer knows.</span>
      )}
      {isMore ? (
        <Button size="small" busy={older?.isLoading === true} onClick={loadOlder}>
          Load older
        </Button>
      ) : null}
    </div>
  )
}
