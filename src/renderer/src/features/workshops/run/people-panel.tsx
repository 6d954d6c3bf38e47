import { numberInWords } from '@core/measure/figure-words'
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconDeviceMobileCheck, IconInfoCircle } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { host } from '../../../host'
import common from '../../../ui/common.module.css'
import { HintNotice } from '../../../ui/hints'
import { logError, showProblem } from '../../../ui/notices'
import { QrCode } from '../../../ui/qr-code'
import { ColumnHeads, TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import { isWaitingToBegin } from '../time-left'
import { joinLink, useWifiOnWall } from '../use-wifi-on-wall'
import { AddressChoice, useAddressChoice } from './address-choice'
import { ConfirmOutcome } from './confirm-outcome'
import { Disclosure } from './disclosure'
import { HelperPhone } from './helper-phone'
import { NobodyReached } from './network-trouble'
import { RemoveJoins } from './remove-joins'
import { usePerspectiveName, useRoom } from './room-context'
import classes from './run.module.css'

/** How phones get in: the address with its QR code, the code, and the Wi-Fi that the wall can show. */
function Joining() {
  const { t } = useTranslation('workshopRun')
  const { joining } = useRoom().view
  if (joining.address === null) return null
  const { address, code, key } = joining
  return (
    <section className={classes.joining} aria-labelledby="joining">
      <QrCode text={joinLink(address, key)} label={t('joinQr', { address })} className={classes.qr} />
      <div>
        <Title order={3} id="joining">
          {t('join')}
        </Title>
        <dl className={classes.joinFacts}>
          <dt>{t('joinAddress')}</dt>
          <dd>
            <bdi dir="ltr">{address}</bdi>
          </dd>
          <dt>{t('joinCode')}</dt>
          <dd className={classes.joinCode}>{code}</dd>
        </dl>
        {joining.locked && <Text fw={700}>{t('locked')}</Text>}
      </div>
      <WifiForm />
    </section>
  )
}

function WifiForm() {
  const { t } = useTranslation('workshopRun')
  const { view } = useRoom()
  const { wifi, setWifi } = useWifiOnWall(view.opening.sessionId)
  const [name, setName] = useState(wifi?.name ?? '')
  const [password, setPassword] = useState(wifi?.password ?? '')
  const show = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') setWifi({ name: name.trim(), password })
  }
  return (
    <details className={common.disclosure}>
      <summary>{t('wifi')}</summary>
      <form onSubmit={show}>
        <Stack gap="sm" mt="xs">
          <Text c="dimmed">{t('wifiHint')}</Text>
          <Group align="flex-start">
            <TextInput
              label={t('wifiName')}
              autoComplete="off"
              spellCheck={false}
              maxLength={32}
              value={name}
              onChange={event => setName(event.currentTarget.value)}
            />
            <TextInput
              label={t('wifiPassword')}
              description={t('wifiPasswordHint')}
              inputWrapperOrder={['label', 'input', 'description']}
              autoComplete="off"
              spellCheck={false}
              dir="ltr"
              maxLength={63}
              value={password}
              onChange={event => setPassword(event.currentTarget.value)}
            />
          </Group>
          <Group>
            <Button type="submit" variant="default" disabled={name.trim() === ''}>
              {t('wifiShow')}
            </Button>
            {wifi && (
              <Button variant="subtle" onClick={() => setWifi(null)}>
                {t('wifiHide')}
              </Button>
            )}
          </Group>
          <Text role="status">{wifi && t('wifiShown')}</Text>
        </Stack>
      </form>
    </details>
  )
}

/** Lets phones in through another network, or through none, while the session goes on. */
function OtherNetwork() {
  const { t } = useTranslation('workshopRun')
  return (
    <Disclosure summary={t('otherNetwork')}>
      <NetworkForm />
    </Disclosure>
  )
}

function NetworkForm() {
  const { t } = useTranslation('workshopRun')
  const { sessionId } = useRoom().view.opening
  const choice = useAddressChoice()
  const [changing, setChanging] = useState(false)
  const change = async () => {
    setChanging(true)
    try {
      await host.resumeSession({ sessionId, address: choice.chosen })
    } catch (problem) {
      logError(problem)
      showProblem({ title: t('resumeFailedTitle'), message: `${t('resumeFailed')} ${t('resumeFailedNext')}` })
    } finally {
      setChanging(false)
    }
  }
  return (
    <Stack gap="sm" align="flex-start" mt="xs">
      <Text c="dimmed">{t('otherNetworkHint')}</Text>
      <AddressChoice choice={choice} />
      <Button loading={changing} onClick={change}>
        {t('otherNetworkNow')}
      </Button>
    </Stack>
  )
}

/** Who is here, how others get in, and what was promised to them. */
export function PeoplePanel() {
  const { t } = useTranslation(['workshopRun', 'workshopPlan'])
  const { view } = useRoom()
  const nameOf = usePerspectiveName()
  const { people, joining, opening } = view
  const { paymentOffer, accessNeeds } = opening.plan
  return (
    <Stack gap="xl">
      <NobodyReached view={view} />
      {isWaitingToBegin(view.stage) && (
        <HintNotice
          icon={<IconDeviceMobileCheck aria-hidden />}
          {...(joining.address === null ? {} : { title: t('readyTitle') })}
        >
          {joining.address === null ? (
            <Text>{t('readyNoPhones')}</Text>
          ) : (
            <>
              <Text>{t('ready')}</Text>
              <Text fw={700} role="status" my="xs">
                {t('phones', { count: people.byDoor.phone })}
              </Text>
              <Text>{t('readyBegin')}</Text>
            </>
          )}
        </HintNotice>
      )}
      <Joining />
      <OtherNetwork />
      <HelperPhone />
      <ConfirmOutcome />
      <div>
        <TableFrame caption={t('byPerspectiveCaption')}>
          <ColumnHeads columns={[t('group'), { number: t('people') }]} />
          <tbody>
            {people.byPerspective.map(({ perspectiveId, people: count }) => (
              <tr key={perspectiveId}>
                <th scope="row" dir="auto">
                  {nameOf(perspectiveId)}
                </th>
                <td data-number>{numberInWords(count)}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
        <Text c="dimmed" mt="xs">
          {t('byDoor', people.byDoor)} {people.byDoor.call > 0 && t('byCall', { count: people.byDoor.call })}
        </Text>
      </div>
      <RemoveJoins />
      {paymentOffer !== null && (
        <section>
          <Title order={3}>{t('paymentOffer')}</Title>
          <Text dir="auto">{paymentOffer}</Text>
          <HintNotice icon={<IconInfoCircle aria-hidden />}>
            <Text>{t('workshopPlan:paymentBenefits')}</Text>
          </HintNotice>
        </section>
      )}
      {accessNeeds !== '' && (
        <section>
          <Title order={3}>{t('accessNeeds')}</Title>
          <Text dir="auto">{accessNeeds}</Text>
        </section>
      )}
    </Stack>
  )
}
