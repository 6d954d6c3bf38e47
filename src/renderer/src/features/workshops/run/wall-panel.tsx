import { pageOf, pointable, wallPage } from '@core/workshop/session/wall-pages'
import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconPointer } from '@tabler/icons-react'
import { useCallback } from 'react'
import { host } from '../../../host'
import common from '../../../ui/common.module.css'
import { Mark } from '../../../ui/mark'
import { StillReading } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { useWatched } from '../use-watched'
import { useRoom } from './room-context'
import classes from './run.module.css'
import { WallToggle } from './wall-toggle'

/** What stands on the wall, as the wall itself has it: its pages, the one thing that is pointed at, and the time. */
export function WallPanel() {
  const { t } = useTranslation('workshopRun')
  const { view: room, act } = useRoom()
  const { sessionId } = room.opening
  const ask = useCallback((afterRevision: number) => host.watchProjector({ sessionId, afterRevision }), [sessionId])
  const { view } = useWatched(ask)
  if (!view) return <StillReading label={t('wallReading')} />
  const { page, pages } = wallPage(view)
  const { highlighted, showsTime } = view.wall
  const things = pointable(view)
  const hasItems = view.stage.kind !== 'share' && things.length > 0
  const off = room.items.filter(({ id }) => room.offWall.includes(id))
  const turn = (to: number) => act({ kind: 'set-wall', page: to })
  const point = (id: string) => act({ kind: 'set-wall', highlighted: id, page: pageOf(view, id) ?? page })
  return (
    <Stack gap="md">
      <Title order={3}>{t('wallNow')}</Title>
      {pages > 1 && (
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={20} aria-hidden />}
            disabled={page === 0}
            onClick={() => turn(page - 1)}
          >
            {t('wallPrevious')}
          </Button>
          <Text role="status">{t('wallPage', { page: page + 1, pages })}</Text>
          <Button
            variant="default"
            rightSection={<IconArrowRight size={20} aria-hidden />}
            disabled={page === pages - 1}
            onClick={() => turn(page + 1)}
          >
            {t('wallNext')}
          </Button>
        </Group>
      )}
      {pages > 1 && <Text c="dimmed">{t('wallKeys')}</Text>}
      <Switch
        label={t('wallTime')}
        checked={showsTime}
        onChange={event => act({ kind: 'set-wall', showsTime: event.currentTarget.checked })}
      />
      <Text c="dimmed">{t(things.length === 0 ? 'wallNothing' : 'wallPointHint')}</Text>
      <ul className={classes.ideas}>
        {things.map(({ id, words }) => {
          const isPointed = highlighted === id
          return (
            <li key={id} className={classes.idea}>
              <div className={common.grow}>
                <p className={classes.ideaWords} dir="auto">
                  {words}
                </p>
                <Group gap="xs">
                  {isPointed && (
                    <Mark tone="plain" icon={<IconPointer size={18} aria-hidden />}>
                      {t('wallPointed')}
                    </Mark>
                  )}
                  <Button
                    size="sm"
                    variant="subtle"
                    aria-label={t(isPointed ? 'wallUnpointOf' : 'wallPointOf', { words })}
                    onClick={() => (isPointed ? act({ kind: 'set-wall', highlighted: null }) : point(id))}
                  >
                    {t(isPointed ? 'wallUnpoint' : 'wallPoint')}
                  </Button>
                  {hasItems && <WallToggle id={id} words={words} />}
                </Group>
              </div>
            </li>
          )
        })}
      </ul>
      {off.length > 0 && (
        <section>
          <Title order={3} mb="sm">
            {t('wallOff')}
          </Title>
          <ul className={common.points}>
            {off.map(({ id, words }) => (
              <li key={id}>
                <bdi>{words}</bdi> <WallToggle id={id} words={words} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  )
}
