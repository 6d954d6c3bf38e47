import { numberInWords } from '@core/measure/figure-words'
import { Stack, Text, Title } from '@mantine/core'
import { IconDeviceMobileCheck, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { HintNotice } from '../../../ui/notices'
import { TableFrame } from '../../../ui/table-frame'
import { isWaitingToBegin } from '../waiting-to-begin'
import { Joining } from './joining'
import { OtherNetwork } from './other-network'
import { RemoveJoins } from './remove-joins'
import { usePerspectiveName, useRoom } from './room-context'

/** Who is here, how others get in, and what was promised to them. */
export function PeoplePanel() {
  const { t } = useTranslation(['workshopRun', 'workshopPlan'])
  const { view } = useRoom()
  const nameOf = usePerspectiveName()
  const { people, joining, opening } = view
  const { paymentOffer, accessNeeds } = opening.plan
  return (
    <Stack gap="xl">
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
      <div>
        <TableFrame caption={t('byPerspectiveCaption')}>
          <thead>
            <tr>
              <th scope="col">{t('group')}</th>
              <th scope="col" data-number>
                {t('people')}
              </th>
            </tr>
          </thead>
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
          {t('byDoor', people.byDoor)}
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
