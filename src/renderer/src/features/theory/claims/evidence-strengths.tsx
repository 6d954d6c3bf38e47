import { type Evidence, type Strength, strengths } from '@core/project/entities'
import { Button, Group, NativeSelect, Radio, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useProject } from '../../../data/hooks'
import { useTextProblem } from '../../../terms/title-problem'
import { usePerspectiveName } from '../../../terms/use-perspective-name'
import { useFocusOnReturn } from '../../../ui/hooks'
import { InlineForm } from '../../../ui/inline-form'
import { useTranslation } from '../../../ui/use-translation'
import classes from './claims.module.css'
import type { ClaimEdits } from './use-claim-edits'

type EvidenceStrengthsProps = { evidence: Evidence; edits: ClaimEdits }

/** How strong each perspective finds it, side by side in the project's own order: never ranked, never made into one. */
export function EvidenceStrengths({ evidence, edits }: EvidenceStrengthsProps) {
  const { t } = useTranslation(['claims', 'terms'])
  const { perspectives } = useProject()
  const nameOf = usePerspectiveName()
  const [judging, setJudging] = useState<string | null>(null)
  const button = useFocusOnReturn(judging !== null)
  const place = (id: string) => {
    const found = perspectives.findIndex(perspective => perspective.id === id)
    return found === -1 ? perspectives.length : found
  }
  const judged = evidence.strengths.toSorted((a, b) => place(a.perspectiveId) - place(b.perspectiveId))
  const close = () => setJudging(null)
  return (
    <div>
      <Text fw={600} size="sm">
        {t('strengths')}
      </Text>
      {judged.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('strengthsNone')}
        </Text>
      ) : (
        <ul className={classes.strengths} aria-label={t('strengths')}>
          {judged.map(({ perspectiveId, strength, why }) => (
            <li key={perspectiveId}>
              <Text size="sm" c="dimmed" dir="auto">
                {nameOf(perspectiveId)}
              </Text>
              <Text size="sm" fw={600}>
                <StrengthBars strength={strength} /> {t(`terms:evidenceStrength.${strength}`)}
              </Text>
              {why !== '' && (
                <p className={classes.typed} dir="auto">
                  {why}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {judging === null ? (
        <Button
          ref={button}
          mt="xs"
          variant="default"
          size="sm"
          onClick={() => setJudging(perspectives.find(({ id }) => !hasJudged(evidence, id))?.id ?? '')}
        >
          {t('judgeStrength')}
        </Button>
      ) : (
        <StrengthForm
          evidence={evidence}
          first={judging}
          onJudge={async (perspectiveId, strength) => {
            if (await edits.judgeEvidence(evidence, perspectiveId, strength)) close()
          }}
          onClose={close}
        />
      )}
    </div>
  )
}

const hasJudged = ({ strengths: judged }: Evidence, id: string): boolean =>
  judged.some(({ perspectiveId }) => perspectiveId === id)

/** One, two or three of three bars: a sign beside the word. */
function StrengthBars({ strength }: { strength: Strength }) {
  const full = strengths.indexOf(strength) + 1
  return (
    <svg viewBox="0 0 16 14" width="18" height="16" aria-hidden="true" className={classes.bars}>
      {strengths.map((each, index) => (
        <rect
          key={each}
          x={index * 6}
          y={8 - index * 4}
          width="4"
          height={6 + index * 4}
          fill={index < full ? 'currentColor' : 'none'}
          stroke="currentColor"
        />
      ))}
    </svg>
  )
}

type StrengthFormProps = {
  evidence: Evidence
  first: string
  onJudge: (perspectiveId: string, judged: { strength: Strength; why: string } | null) => void
  onClose: () => void
}

function StrengthForm({ evidence, first, onJudge, onClose }: StrengthFormProps) {
  const { t } = useTranslation(['claims', 'terms'])
  const { perspectives } = useProject()
  const problemOf = useTextProblem()
  const said = (id: string) => evidence.strengths.find(({ perspectiveId }) => perspectiveId === id)
  const [perspectiveId, setPerspectiveId] = useState(first || (perspectives[0]?.id ?? ''))
  const [strength, setStrength] = useState<Strength | null>(said(perspectiveId)?.strength ?? null)
  const [why, setWhy] = useState(said(perspectiveId)?.why ?? '')
  const [asked, setAsked] = useState(false)
  const choosePerspective = (id: string) => {
    setPerspectiveId(id)
    setStrength(said(id)?.strength ?? null)
    setWhy(said(id)?.why ?? '')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (perspectiveId === '' || strength === null || problemOf(why) !== null) return
    onJudge(perspectiveId, { strength, why: why.trim() })
  }
  return (
    <InlineForm onSubmit={submit} className={classes.form} onClose={onClose}>
      <NativeSelect
        label={t('perspective')}
        description={t('perspectiveHint')}
        value={perspectiveId}
        autoFocus
        data={perspectives.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={event => choosePerspective(event.currentTarget.value)}
      />
      <Radio.Group
        label={t('strengthField')}
        value={strength}
        error={asked && strength === null ? t('strengthNeeded') : null}
        onChange={value => setStrength(strengths.find(each => each === value) ?? null)}
      >
        <Group gap="md" mt="xs">
          {strengths.map(each => (
            <Radio key={each} value={each} label={t(`terms:evidenceStrength.${each}`)} />
          ))}
        </Group>
      </Radio.Group>
      <Textarea
        label={t('strengthWhy')}
        autosize
        minRows={2}
        maxRows={10}
        value={why}
        error={problemOf(why)}
        onChange={event => setWhy(event.currentTarget.value)}
      />
      <Group gap="sm">
        <Button type="submit">{t('keepStrength')}</Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        {said(perspectiveId) && (
          <Button variant="subtle" color="red" onClick={() => onJudge(perspectiveId, null)}>
            {t('takeBackStrength')}
          </Button>
        )}
      </Group>
    </InlineForm>
  )
}
