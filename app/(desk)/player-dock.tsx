'use client'

import { useQuery } from '@tanstack/react-query'
import { Dock } from '@/components/player/dock'
import { usePlayer } from '@/components/player/player-provider'
import { useTransport } from '@/components/player/use-transport'
import { useShortcut } from '@/components/shell/shortcuts'
import { explainSilence, recordingQueries } from '@/lib/queries/recordings'
import { isRequestProblem } from '@/lib/queries/request-problem'

/** The player with its picture and its keys, which act on every page while it is open. */
export function PlayerDock({ mayDownload }: { mayDownload: boolean }) {
  const player = usePlayer()
  const id = player.current?.recordingId
  const { data, error } = useQuery({ ...recordingQueries.peaks(id ?? ''), enabled: id !== undefined })
  const transport = useTransport(player, data ?? null)
  useShortcut('o', 'Play or pause the recording', player.toggle)
  useShortcut(',', 'Back 10 seconds in the recording', () => transport.seekBy(-10))
  useShortcut('.', 'Forward 10 seconds in the recording', () => transport.seekBy(10))
  const { next, previous, preferences, prefer } = transport
  useShortcut(']', 'Play the next recording', () => next !== null && player.play(next, player.queue))
  useShortcut('[', 'Play the previous recording', () => previous !== null && player.play(previous, player.queue))
  useShortcut('n', 'Go on to the next recording by itself, or stop after each', () => prefer({ playsOn: !preferences.playsOn }))
  useShortcut('<', 'Play slower', () => transport.changeSpeed(-1))
  useShortcut('>', 'Play faster', () => transport.changeSpeed(1))
  return (
    <Dock
      player={player}
      transport={transport}
      picture={data ?? null}
      // Whatever hinders the sound says so itself; here it is about the picture alone.
      pictureProblem={isRequestProblem(error) && error.code === 'upstream_unreadable' ? 'No waveform for this kind of sound' : null}
      mayDownload={mayDownload}
      explain={explainSilence}
    />
  )
}
