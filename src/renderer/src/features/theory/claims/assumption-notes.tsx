import type { Assumption } from '@core/project/entities'
import { historyNewestFirst, isLeftUnattended, stateOfAssumption } from '@core/theory/assumption'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayInWords } from '../../../ui/day-in-words'
import { useFocusOnReturn } from '../../../ui/hooks'
import { AssumptionMark } from './assumption-mark'
import { AssumptionNote } from './assumption-note'
import classes from './claims.module.css'
import { mostEntries } from './limits'
import type { ClaimEdits } from './use-claim-edits'

/** How an assumption stands. */
export function AssumptionState({ assumption }: { assumption: Assumption }) {
  const { t } = useTranslation('claims')
  return (
    <Group gap="xs">
      <AssumptionMark state={stateOfAssumption(assumption)} />
      {isLeftUnattended(assumption) && (
        <Text size="sm" className={classes.unattended ?? ''}>
          <IconAlertTriangle size={16} aria-hidden /> {t('unattended')}
        </Text>
      )}
    </Group>
  )
}

type AssumptionNotesProps = {
  assumption: Assumption
  edits: ClaimEdits
  /** Beside the button that begins a note. */
  children?: ReactNode
}

/** What was written down about an assumption, and the form that adds to it. */
export function AssumptionNotes({ assumption, edits, children }: AssumptionNotesProps) {
  const { t } = useTranslation('claims')
  const [noting, setNoting] = useState(false)
  const button = useFocusOnReturn(noting)
  const close = () => setNoting(false)
  return (
    <Stack gap="sm">
      <History assumption={assumption} />
      {noting ? (
        <AssumptionNote
          assumption={assumption}
          onNote={async entry => {
            if (await edits.noteAssumption(assumption, entry)) close()
          }}
          onClose={close}
        />
      ) : (
        <Group gap="xs">
          {assumption.history.length < mostEntries && (
            <Button
              ref={button}
              variant="default"
              size="sm"
              data-field={`test-${assumption.id}`}
              onClick={() => setNoting(true)}
            >
              {t(assumption.history.length === 0 ? 'test' : 'testAgain')}
            </Button>
          )}
          {children}
        </Group>
      )}
    </Stack>
  )
}

function History({ assumption }: { assumption: Assumption }) {
  const { t } = useTranslation(['claims', 'terms'])
  const entries = historyNewestFirst(assumption)
  if (entries.length === 0) return null
  return (
    <div>
      <Text fw={600} size="sm">
        {t('history')}
      </Text>
      <ol className={classes.history} aria-label={t('history')}>
        {entries.map((entry, index) => (
          // Entries have no ids and never change: their place is what they are.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            <Text size="sm" fw={600}>
              {t('entry', { day: dayInWords(entry.day), state: t(`terms:assumptionState.${entry.state}`) })}
            </Text>
            {entry.why !== '' && (
              <p className={classes.typed} dir="auto">
                {entry.why}
              </p>
            )}
            {entry.doing && (
              <p className={classes.typed} dir="auto">
                {t('doingIs', { doing: entry.doing })}
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
