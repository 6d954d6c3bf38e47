import type { RoomAddress } from '@core/workshop/session/session-calls'
import { Button, Radio, Stack, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { host } from '../../../host'
import { useTranslation } from '../../../ui/use-translation'

/** The address chosen; null: no phones. */
type ChosenAddress = string | null
const noPhones = 'none'

type AddressChoiceState = {
  /** `undefined`: still looking. */
  readonly addresses: readonly RoomAddress[] | undefined
  readonly chosen: ChosenAddress
  readonly choose: (address: ChosenAddress) => void
  readonly lookAgain: () => void
}

/** The first network that is there is chosen, until the person chooses. */
export function useAddressChoice(): AddressChoiceState {
  const [addresses, setAddresses] = useState<readonly RoomAddress[]>()
  const [picked, setPicked] = useState<{ address: ChosenAddress }>()
  const lookAgain = useCallback(() => {
    host.roomAddresses().then(setAddresses, () => setAddresses([]))
  }, [])
  useEffect(lookAgain, [lookAgain])
  const isThere = (address: ChosenAddress) => address === null || addresses?.some(each => each.address === address)
  const first = addresses?.find(({ kind }) => kind === 'network')?.address ?? null
  return {
    addresses,
    chosen: picked && isThere(picked.address) ? picked.address : first,
    choose: address => setPicked({ address }),
    lookAgain,
  }
}

/** Through which network phones come in, or that none do. */
export function AddressChoice({ choice }: { choice: AddressChoiceState }) {
  const { t } = useTranslation('workshopRun')
  const { addresses = [], chosen, choose, lookAgain } = choice
  return (
    <Stack gap="sm" align="flex-start">
      <Radio.Group
        label={t('network')}
        description={t('networkHint')}
        value={chosen ?? noPhones}
        onChange={value => choose(value === noPhones ? null : value)}
      >
        <Stack gap="xs" mt="xs">
          {addresses.map(({ address, name, kind }) => (
            <Radio
              key={address}
              value={address}
              label={kind === 'network' ? t('addressNetwork', { name, address }) : t('addressLoopback', { address })}
            />
          ))}
          <Radio value={noPhones} label={t('noPhones')} />
        </Stack>
      </Radio.Group>
      {choice.addresses && !addresses.some(({ kind }) => kind === 'network') && (
        <Text c="dimmed">{t('noNetworks')}</Text>
      )}
      <Button variant="default" leftSection={<IconRefresh size={20} aria-hidden />} onClick={lookAgain}>
        {t('lookAgain')}
      </Button>
    </Stack>
  )
}
