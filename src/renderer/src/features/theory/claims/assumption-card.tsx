import type { Assumption } from '@core/project/entities'
import { historyNewestFirst, isLeftUnattended, stateOfAssumption } from '@core/theory/assumption'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveIfValid, useTextProblem, useWordsProblem } from '../../../terms/title-problem'
import { dayInWords } from '../../../ui/day-in-words'
import { DraftArea, DraftInput } from '../../../ui/draft-fields'
import { useFocusOnReturn } from '../../../ui/use-focus-on-return'
import { AssumptionMark } from './assumption-mark'
import { AssumptionNote } from './assumption-note'
import classes from './claims.module.css'
import { longestAssumption, longestWatcher, mostEntries } from './limits'
import type { ClaimEdits } from './use-claim-edits'

type AssumptionCardProps = { assumption: Assumption; edits: ClaimEdits; onRemove: () => void }

export function AssumptionCard({ assumption, edits, onRemove }: AssumptionCardProps) {
  const { t } = useTranslation(['claims', 'terms'])
  const wordsProblem = useWordsProblem(longestAssumption)
  const watcherProblem = useTextProblem(longestWatcher)
  const [noting, setNoting] = useState(false)
  const button = useFocusOnReturn(noting)
  const close = () => setNoting(false)
  return (
    <Stack gap="sm" className={classes.card ?? ''} data-field={`assumption-${assumption.id}`}>
      <Group gap="xs">
        <AssumptionMark state={stateOfAssumption(assumption)} />
        {isLeftUnattended(assumption) && (
          <Text size="sm" className={classes.unattended ?? ''}>
            <IconAlertTriangle size={16} aria-hidden /> {t('unattended')}
          </Text>
        )}
      </Group>
      <DraftArea
        label={t('assumptionWords')}
        minRows={1}
        maxRows={10}
        stored={assumption.words}
        keepText={saveIfValid(wordsProblem, words => edits.editAssumption(assumption, { words }))}
      />
      <DraftInput
        label={t('watchedBy')}
        description={t('watchedByHint')}
        stored={assumption.watchedBy}
        keepText={saveIfValid(watcherProblem, watchedBy => edits.editAssumption(assumption, { watchedBy }))}
      />
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
          <Button
            variant="subtle"
            size="sm"
            color="red"
            leftSection={<IconTrash size={18} aria-hidden />}
            aria-label={t('removeAssumption', { words: assumption.words })}
            onClick={onRemove}
          >
            {t('delete')}
          </Button>
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
