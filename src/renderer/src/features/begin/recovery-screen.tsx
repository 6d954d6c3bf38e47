import { Alert, Button, Container, Group, List, NativeSelect, Stack, Text } from '@mantine/core'
import { IconLifebuoy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type RecoveryOffer, recoverProject } from '../../data/session'
import { timeInWords } from '../../terms/time-in-words'
import { showDone, showTrouble } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'

type RecoveryScreenProps = { offer: RecoveryOffer; onRecovered: () => void }

/** The browser's database has lost something that this machine still has: says what, and brings it back. */
export function RecoveryScreen({ offer, onRecovered }: RecoveryScreenProps) {
  const { t } = useTranslation('begin')
  const { snapshots, journalSeq, hereSeq, reason } = offer
  const [snapshot, setSnapshot] = useState(snapshots[0]?.name ?? '')
  const [recovering, setRecovering] = useState(false)
  const chosen = snapshots.find(({ name }) => name === snapshot)
  const kept = Math.max(journalSeq ?? 0, chosen?.seq ?? 0)

  const recover = async () => {
    setRecovering(true)
    try {
      const recovered = await recoverProject(offer.projectId, chosen?.name ?? null)
      if (recovered.ok) {
        const { commitsLeftOut, importsLost, attachmentsLost } = recovered.value
        // In one notice: a second of the same title would take the first one's place.
        const left = [
          commitsLeftOut > 0 && t('commitsLeftOut', { count: commitsLeftOut }),
          importsLost.length > 0 && t('importsLost', { files: importsLost.join(', ') }),
          attachmentsLost.length > 0 && t('attachmentsLost', { titles: attachmentsLost.join(', ') }),
        ].filter(sentence => sentence !== false)
        if (left.length > 0) showTrouble({ title: t('recoveredPartly'), message: left.join(' ') })
        else showDone({ title: t('recovered'), message: t('recoveredMore') })
        return onRecovered()
      }
      showTrouble({ title: t('notRecovered'), message: t(`recoverProblem.${recovered.problem}`) })
    } catch (error) {
      console.error(error)
      showTrouble({ title: t('notRecovered'), message: t('notRecoveredMore') })
    }
    setRecovering(false)
  }

  return (
    <Container component="main" size="sm" py="xl">
      <PageHeader title={t('recoveryTitle')} />
      <Stack gap="lg">
        <Alert icon={<IconLifebuoy aria-hidden />} title={t(`recoveryReason.${reason}`)}>
          {t('recoveryLost')}
        </Alert>
        <List>
          <List.Item>{t('recoveryHere', { count: hereSeq ?? 0 })}</List.Item>
          <List.Item>{t('recoveryKept', { count: kept })}</List.Item>
        </List>
        {snapshots.length > 0 && (
          <NativeSelect
            label={t('recoverySnapshot')}
            description={t('recoverySnapshotHint')}
            value={snapshot}
            onChange={event => setSnapshot(event.currentTarget.value)}
            data={snapshots.map(({ name, takenAt, seq }) => ({
              value: name,
              label: t('recoverySnapshotChoice', { when: timeInWords(takenAt), count: seq }),
            }))}
          />
        )}
        <Text>{t('recoveryAside')}</Text>
        <Group>
          <Button loading={recovering} onClick={recover}>
            {t('recover')}
          </Button>
          <Button variant="default" component={Link} to="/begin">
            {t('notNow')}
          </Button>
        </Group>
      </Stack>
    </Container>
  )
}
