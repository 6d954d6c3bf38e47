import { Checkbox, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../../ui/use-translation'

const signals = ['sound', 'light'] as const
type Signal = (typeof signals)[number]
const placeOf = (signal: Signal) => `common-measure-stage-end-${signal}`

/** Kept for the next session on this computer; where nothing can be kept, until the page closes. */
function storedSignals(): readonly Signal[] {
  try {
    return signals.filter(signal => localStorage.getItem(placeOf(signal)) !== null)
  } catch {
    return []
  }
}

function store(chosen: readonly Signal[]) {
  try {
    for (const signal of signals) {
      if (chosen.includes(signal)) localStorage.setItem(placeOf(signal), '1')
      else localStorage.removeItem(placeOf(signal))
    }
  } catch {
    // It holds until the page closes.
  }
}

/** What happens when a stage's time is over: nothing unless somebody wants a sound or a light. */
export function useStageEnd(endsAt: number | null) {
  const [chosen, setChosen] = useState(storedSignals)
  /** The end that a light shines for. */
  const [shining, setShining] = useState<number | null>(null)
  const withSound = chosen.includes('sound')
  useEffect(() => {
    if (endsAt === null || endsAt <= Date.now()) return
    const timer = setTimeout(() => {
      setShining(endsAt)
      if (withSound) playTwoNotes()
    }, endsAt - Date.now())
    return () => clearTimeout(timer)
  }, [endsAt, withSound])
  const choose = (wanted: readonly Signal[]) => {
    setChosen(wanted)
    store(wanted)
    if (wanted.includes('sound') && !withSound) playTwoNotes()
  }
  return { chosen, choose, lit: chosen.includes('light') && endsAt !== null && shining === endsAt }
}

/** Two soft notes, made here: no file, nothing to load. */
function playTwoNotes() {
  if (typeof AudioContext === 'undefined') return
  const audio = new AudioContext()
  const volume = audio.createGain()
  volume.gain.value = 0.2
  volume.connect(audio.destination)
  for (const [place, hertz] of [660, 880].entries()) {
    const note = audio.createOscillator()
    note.frequency.value = hertz
    note.connect(volume)
    note.start(audio.currentTime + place * 0.35)
    note.stop(audio.currentTime + place * 0.35 + 0.3)
    if (place === 1) note.onended = () => void audio.close()
  }
}

export type StageEnd = ReturnType<typeof useStageEnd>

/** Both are off until somebody wants them: a sound in a room where people think can hurt. */
export function StageEndChoice({ chosen, choose }: Pick<StageEnd, 'chosen' | 'choose'>) {
  const { t } = useTranslation('workshopRun')
  return (
    <Checkbox.Group
      label={t('stageEnd')}
      value={[...chosen]}
      onChange={values => choose(signals.filter(signal => values.includes(signal)))}
    >
      <Stack gap="xs" mt="xs">
        {signals.map(signal => (
          <Checkbox key={signal} value={signal} label={t(`stageEndBy.${signal}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
