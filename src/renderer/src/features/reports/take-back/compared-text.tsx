import { longestText } from '@core/report/take-back/take'
import type { TakenText } from '@core/report/take-back/take-back'
import { Radio, Stack, Text, Title } from '@mantine/core'
import {
  IconArrowsSort,
  IconArrowsSplit2,
  IconEqual,
  IconFileOff,
  IconPencil,
  IconPlus,
  type TablerIcon,
} from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import common from '../../../ui/common.module.css'
import { useTranslation } from '../../../ui/use-translation'
import type { ComparedText } from './edited-copy'
import classes from './take-back.module.css'
import { TextPieces } from './text-pieces'

const icons = {
  unchanged: IconEqual,
  changed: IconPencil,
  conflict: IconArrowsSplit2,
  moved: IconArrowsSort,
  missing: IconFileOff,
  new: IconPlus,
} as const satisfies Record<TakenText['state'] | 'conflict', TablerIcon>

export const choices = ['word', 'app'] as const
export type Choice = (typeof choices)[number]

/** There is something to choose. */
export const isOpen = ({ takes, inWord }: TakenText): boolean => takes && inWord.length <= longestText

/** Changed in Word alone: the text from Word. Changed in both, or with a live figure typed over: a person decides. */
export const firstChoice = (text: TakenText): Choice | null => {
  if (!isOpen(text)) return 'app'
  return text.conflict || text.figuresLost > 0 ? null : 'word'
}

type ComparedTextProps = {
  compared: ComparedText
  choice: Choice | null
  /** It has to be decided before anything is saved. */
  isMissing: boolean
  onChoose: (choice: Choice) => void
}

/** One text of the copy: what became of it, three ways, what reviewers said, and which of the two is to stay. */
export function ComparedTextView({ compared, choice, isMissing, onChoose }: ComparedTextProps) {
  const { t } = useTranslation('takeBack')
  const id = useId()
  const { text } = compared
  const { name, comments } = text
  const state = text.conflict ? 'conflict' : text.state
  const StateIcon = icons[state]
  return (
    <section aria-labelledby={id} className={classes.text}>
      <Stack gap="sm">
        <div>
          <Title order={3} size="h4" id={id} dir="auto" className={common.written ?? ''}>
            {name || t('unnamed')}
          </Title>
          <Text component="div" className={common.iconLine ?? ''}>
            <StateIcon size={20} aria-hidden /> <span>{t(`state.${state}`)}</span>
          </Text>
          <Remarks compared={compared} />
        </div>
        <ThreeWays compared={compared} />
        {comments.length > 0 && (
          <div>
            <Text fw={600}>{t('comments')}</Text>
            <ul className={common.points}>
              {comments.map(({ author, words }) => (
                <li key={`${author} ${words}`}>
                  <Text span className={common.written ?? ''}>
                    {author === '' ? <bdi>{words}</bdi> : t('comment', { author, words })}
                  </Text>
                </li>
              ))}
            </ul>
          </div>
        )}
        {isOpen(text) && (
          <Radio.Group
            label={t('choose')}
            value={choice ?? ''}
            error={isMissing ? t('chooseOne') : null}
            onChange={next => onChoose(next === 'word' ? 'word' : 'app')}
          >
            <Stack gap="xs" mt="xs">
              {choices.map(each => (
                <Radio key={each} value={each} label={t(`choice.${each}`)} aria-invalid={isMissing} />
              ))}
            </Stack>
          </Radio.Group>
        )}
      </Stack>
    </section>
  )
}

/** What else there is to know of it, a sentence each. */
function Remarks({ compared: { text, inApp } }: Pick<ComparedTextProps, 'compared'>) {
  const { t } = useTranslation('takeBack')
  const { state, moved, takes, inWord, changedBy, figuresLost, drawings } = text
  const isEdited = state === 'changed' || state === 'new'
  const remarks = [
    ...(moved && state !== 'moved' ? [t('alsoMoved')] : []),
    ...(state === 'changed' && inApp === null ? [t('inAppSame')] : []),
    ...(isEdited && !takes ? [t('sameInApp')] : []),
    ...(takes && inWord.length > longestText ? [t('tooLong')] : []),
    ...(changedBy.length > 0 ? [t('changedBy', { people: changedBy })] : []),
    ...(figuresLost > 0 ? [t('figuresLost', { count: figuresLost })] : []),
    ...(drawings > 0 ? [t('drawings', { count: drawings })] : []),
  ]
  return remarks.map(remark => (
    <Text key={remark} size="sm" c="dimmed" className={classes.remark}>
      {remark}
    </Text>
  ))
}

/** As it was exported, as in Word, as in the app now; of what nobody changed, nothing is shown twice. */
function ThreeWays({ compared: { text, exported, inWord, inApp } }: Pick<ComparedTextProps, 'compared'>) {
  const { t } = useTranslation('takeBack')
  if (text.state === 'unchanged' || text.state === 'moved') return null
  const isNew = exported === ''
  const looksOnly = inWord?.every(({ kind }) => kind === 'same') ?? false
  return (
    <div className={classes.ways}>
      {!isNew && <Way title={t('exported')}>{exported}</Way>}
      {inWord && (
        <Way title={t('inWord')} note={looksOnly ? t('looksOnly') : null}>
          <TextPieces pieces={inWord} />
        </Way>
      )}
      {inApp && <Way title={t('inApp')}>{inApp.length === 0 ? t('nothing') : <TextPieces pieces={inApp} />}</Way>}
    </div>
  )
}

function Way({ title, note = null, children }: { title: string; note?: string | null; children?: ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {note !== null && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
      {children !== undefined && (
        <Text component="div" dir="auto" className={classes.words}>
          {children}
        </Text>
      )}
    </div>
  )
}
