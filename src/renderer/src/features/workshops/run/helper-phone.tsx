import { Button, Stack, Text } from '@mantine/core'
import { newId } from '../../../data/new-id'
import { QrCode } from '../../../ui/qr-code'
import { Section } from '../../../ui/section'
import { useTranslation } from '../../../ui/use-translation'
import { useRoom } from './room-context'
import classes from './run.module.css'

/** Lets one other phone help: it can enter slips and spoken ideas, and nothing else. */
export function HelperPhone() {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const { helper, joining } = view
  if (joining.address === null) return null
  const link = helper?.key ? `${joining.address}helper?code=${helper.key}` : null
  const invite = () => act({ kind: 'invite-helper', helperId: newId() })
  return (
    <Section title={t('helper')} order={3} mb="xs">
      <Stack gap="sm" align="flex-start">
        <Text maw="44em">{t('helperHint')}</Text>
        {link !== null && (
          <>
            <QrCode text={link} label={t('helperQr')} className={classes.helperQr} />
            <Text>{t('helperScan')}</Text>
          </>
        )}
        {helper && <Text role="status">{t(helper.isIn ? 'helperIn' : 'helperAsked')}</Text>}
        {helper ? (
          <Button variant="default" onClick={() => act({ kind: 'end-helper' })}>
            {t('helperEnd')}
          </Button>
        ) : (
          <Button variant="default" onClick={invite}>
            {t('helperInvite')}
          </Button>
        )}
      </Stack>
    </Section>
  )
}
