import type { KindOfRecord } from '@core/record/kinds'
import { Anchor, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useRows } from '../../data/hooks'
import { PageHeader } from '../../ui/page-header'
import { useTranslation } from '../../ui/use-translation'
import { RecordsView } from './records-view'

/** Lists that belong together. */
export type RecordSection = { readonly title: string; readonly about: string; readonly kinds: readonly KindOfRecord[] }

type RecordsAreaProps = {
  title: string
  intro: string
  sections: readonly RecordSection[]
  /** What a record of a kind has beside its fields. */
  more?: { readonly [K in KindOfRecord]?: (id: string) => ReactNode }
  /** What stands above a list. */
  above?: { readonly [K in KindOfRecord]?: ReactNode }
  /** Views that are no list of records, by the name in the address. */
  views?: Readonly<
    Record<
      string,
      { readonly section: number; readonly label: string; readonly about: string; readonly view: ReactNode }
    >
  >
  actions?: ReactNode
  /** What stands on the area's first page, above its sections. */
  home?: ReactNode
}

/** An area that is made of lists of records: its first page says what each is for, and leads to it. The list that is open stands in the address. */
export function RecordsArea({ title, intro, sections, more, above, views = {}, actions, home }: RecordsAreaProps) {
  const { t } = useTranslation(['records', 'kinds'])
  const [search] = useSearchParams()
  const list = search.get('list') ?? ''
  const kind = sections.flatMap(({ kinds }) => kinds).find(each => each === list)
  const view = views[list]
  const place = view?.section ?? sections.findIndex(({ kinds }) => kinds.some(each => each === kind))
  const section = sections[place]
  if (!section)
    return (
      <>
        <PageHeader title={title} intro={intro} actions={actions} />
        <Stack gap="xl">
          {home}
          {sections.map((each, at) => (
            <Stack key={each.title} gap="sm" component="section" aria-label={each.title}>
              <Title order={2} size="h3">
                {each.title}
              </Title>
              <Text c="dimmed" maw="44em">
                {each.about}
              </Text>
              <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
                {each.kinds.map(one => (
                  <KindCard key={one} kind={one} />
                ))}
                {Object.entries(views)
                  .filter(([, other]) => other.section === at)
                  .map(([name, other]) => (
                    <ListCard key={name} list={name} title={other.label} about={other.about} />
                  ))}
              </SimpleGrid>
            </Stack>
          ))}
        </Stack>
      </>
    )
  const lists = [
    ...section.kinds.map(each => ({ value: each as string, label: t(`kinds:${each}.many`) })),
    ...Object.entries(views)
      .filter(([, other]) => other.section === place)
      .map(([name, { label }]) => ({ value: name, label })),
  ]
  return (
    <>
      <PageHeader
        title={section.title}
        compact
        actions={
          !search.has('record') && (
            <>
              <Button
                component={Link}
                to={{ search: '' }}
                variant="subtle"
                data-no-print
                leftSection={<IconArrowLeft size={18} aria-hidden />}
              >
                {t('backToAll', { area: title })}
              </Button>
              {actions}
            </>
          )
        }
      />
      <Stack>
        {!search.has('record') && lists.length > 1 && (
          <Group component="nav" aria-label={t('listOf')} gap={4} data-no-print>
            {lists.map(({ value, label }) => (
              <Button
                key={value}
                component={Link}
                to={{ search: `?list=${value}` }}
                size="sm"
                variant={value === list ? 'light' : 'subtle'}
                {...(value === list && { 'aria-current': 'page' as const, td: 'underline' })}
              >
                {label}
              </Button>
            ))}
          </Group>
        )}
        {kind ? (
          <RecordsView key={kind} kind={kind} {...(more?.[kind] && { more: more[kind] })} above={above?.[kind]} />
        ) : (
          view?.view
        )}
      </Stack>
    </>
  )
}

function KindCard({ kind }: { kind: KindOfRecord }) {
  const { t } = useTranslation(['records', 'kinds'])
  const count = useRows(kind)?.length ?? 0
  return (
    <ListCard list={kind} title={t(`kinds:${kind}.many`)} about={t(`kinds:${kind}.about`)}>
      {count > 0 && t('counted', { count })}
    </ListCard>
  )
}

type ListCardProps = { list: string; title: string; about: string; children?: ReactNode }

function ListCard({ list, title, about, children }: ListCardProps) {
  return (
    <Card component="li" withBorder padding="md">
      <Anchor component={Link} to={{ search: `?list=${list}` }} fw={600}>
        {title}
      </Anchor>
      <Text size="sm">{about}</Text>
      {children && (
        <Text size="sm" c="dimmed">
          {children}
        </Text>
      )}
    </Card>
  )
}
