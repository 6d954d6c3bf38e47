import type { JournalSetAside } from '@core/host-api'
import { rowInWords, timeInWords } from '@core/words/format'
import { Alert, Button, Container, Group, List, NativeSelect, Stack, Text } from '@mantine/core'
import { IconLifebuoy } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { RecoveryOffer } from '../../data/open-project'
import { type RecoveredFrom, recoverProject, saveDatabaseToFile } from '../../data/recover-project'
import { hideNotice, logError, showDone, showProblem } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { useTranslation } from '../../ui/use-translation'

/** Says what a recovery could not bring back, in one notice; `null`: everything that was saved is back. */
export function useRecoveredWords(damagedJournals: readonly JournalSetAside[]) {
  const { t } = useTranslation('begin')
  return (recovered: RecoveredFrom): string | null => {
    const { commitsMissing, lastAt, journal, importsLost, attachmentsLost } = recovered
    const when = lastAt === null ? t('theBeginning') : timeInWords(lastAt)
    const name = damagedJournals[0]?.name ?? ''
    const sentences = [
      commitsMissing > 0 &&
        t(journal === 'whole' ? 'changesMissing' : 'atLeastMissing', { count: commitsMissing, when }),
      commitsMissing === 0 && journal !== 'whole' && t('maybeMissing', { when }),
      journal === 'gone' && t('recordGone'),
      journal === 'damaged' && t('recordDamaged', { name }),
      importsLost.length > 0 && t('importsLost', { files: rowInWords(importsLost) }),
      attachmentsLost.length > 0 && t('attachmentsLost', { titles: rowInWords(attachmentsLost) }),
    ].filter(sentence => sentence !== false)
    return sentences.length > 0 ? sentences.join(' ') : null
  }
}

type RecoveryScreenProps = { offer: RecoveryOffer; onRecovered: () => void }

/** The browser's database has lost something that this machine still has: says what, and brings it back. */
export function RecoveryScreen({ offer, onRecovered }: RecoveryScreenProps) {
  const { t } = useTranslation('begin')
  const { snapshots, journalSeq, hereSeq, reason, damagedJournals } = offer
  const [snapshot, setSnapshot] = useState(snapshots[0]?.name ?? '')
  /** Copies that were tried and could not be used. */
  const [damaged, setDamaged] = useState<readonly string[]>([])
  const [recovering, setRecovering] = useState(false)
  const recoveredWords = useRecoveredWords(damagedJournals)
  const chosen = snapshots.find(({ name }) => name === snapshot)
  const kept = Math.max(journalSeq ?? 0, chosen?.seq ?? 0)
  const hasOwnChanges = hereSeq !== null && (reason === 'behind' || reason === 'differs')

  const recover = async () => {
    setRecovering(true)
    try {
      const recovered = await recoverProject(offer.projectId, chosen?.name ?? null)
      if (recovered.ok) {
        hideNotice(t('notRecovered'))
        const missing = recoveredWords(recovered.value)
        if (missing) showProblem({ title: t('recoveredPartly'), message: missing })
        else showDone({ title: t('recovered'), message: t('recoveredMore') })
        return onRecovered()
      }
      if (chosen && recovered.problem !== 'open-elsewhere') chooseAnother(chosen.name)
      showProblem({ title: t('notRecovered'), message: t(`recoverProblem.${recovered.problem}`) })
    } catch (error) {
      logError(error)
      showProblem({ title: t('notRecovered'), message: t('notRecoveredMore') })
    }
    setRecovering(false)
  }
  const chooseAnother = (unusable: string) => {
    const tried = [...damaged, unusable]
    setDamaged(tried)
    setSnapshot(snapshots.find(({ name }) => !tried.includes(name))?.name ?? (journalSeq === null ? unusable : ''))
  }
  const saveOwn = () =>
    saveDatabaseToFile(offer.projectId).then(
      saved => saved && showDone({ title: t('ownCopySaved'), message: t('ownCopySavedMore', { name: saved.name }) }),
      (error: unknown) => {
        logError(error)
        showProblem({ title: t('ownCopyNotSaved'), message: t('ownCopyNotSavedMore') })
      },
    )

  const copies = snapshots.map(({ name, takenAt, seq }) => {
    const label = t('recoverySnapshotChoice', { when: timeInWords(takenAt), count: seq })
    return { value: name, label: damaged.includes(name) ? t('recoverySnapshotDamaged', { label }) : label }
  })
  const recordAlone = journalSeq === null ? [] : [{ value: '', label: t('recoveryRecordAlone') }]
  return (
    <Container component="main" size="sm" py="xl">
      <PageHeader title={t('recoveryTitle')} />
      <Stack gap="lg">
        <Alert icon={<IconLifebuoy aria-hidden />} title={t(`recoveryReason.${reason}`)}>
          {t('recoveryLead')}
        </Alert>
        <List>
          <List.Item>{t('recoveryHere', { count: hereSeq ?? 0 })}</List.Item>
          <List.Item>{t('recoveryKept', { count: kept })}</List.Item>
          {journalSeq === null && <List.Item>{t('recoveryNoRecord')}</List.Item>}
          {damagedJournals.map(({ name, setAsideAt }) => (
            <List.Item key={name}>{t('recoveryDamagedRecord', { name, when: timeInWords(setAsideAt) })}</List.Item>
          ))}
        </List>
        {snapshots.length > 0 && (
          <NativeSelect
            label={t('recoverySnapshot')}
            description={t('recoverySnapshotHint')}
            value={snapshot}
            onChange={event => setSnapshot(event.currentTarget.value)}
            data={[...copies, ...recordAlone]}
          />
        )}
        <Text>{t(hasOwnChanges ? 'recoveryAsideOwn' : 'recoveryAside')}</Text>
        <Group>
          <Button loading={recovering} onClick={recover}>
            {t('recover')}
          </Button>
          {hasOwnChanges && (
            <Button variant="default" onClick={saveOwn}>
              {t('saveOwnCopy')}
            </Button>
          )}
          <Button variant="default" component={Link} to="/begin">
            {t('notNow')}
          </Button>
        </Group>
      </Stack>
    </Container>
  )
}
