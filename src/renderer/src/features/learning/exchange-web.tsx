import type { Exchange, Group, Skill } from '@core/project/entities'
import { List, Text } from '@mantine/core'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import classes from './learning.module.css'

const width = 720

type ExchangeWebProps = { skills: readonly Skill[]; exchanges: readonly Exchange[]; groups: readonly Group[] }

/** Which groups have exchanged something, as a picture and as a list. Groups in none are in it all the same. */
export function ExchangeWeb({ skills, exchanges, groups }: ExchangeWebProps) {
  const { t } = useTranslation('learning')
  const groupOf = new Map(skills.map(({ id, groupId }) => [id, groupId]))
  const links = exchanges.flatMap(({ id, words, needId, offerId }) => {
    const from = groups.find(group => group.id === groupOf.get(offerId ?? ''))
    const to = groups.find(group => group.id === groupOf.get(needId ?? ''))
    return from && to ? [{ id, words, from, to }] : []
  })
  if (groups.length < 2) return null
  // Two are side by side: a circle of two is a tall line.
  const height = groups.length === 2 ? 100 : 420
  const place = new Map(
    groups.map(({ id }, index) => {
      const angle = Math.PI + (2 * Math.PI * index) / groups.length
      return [id, { x: width / 2 + Math.cos(angle) * 250, y: height / 2 + Math.sin(angle) * 160 }] as const
    }),
  )
  /** Outside the circle, where no line runs. */
  const nameAt = (y: number) => (y < height / 2 - 1 ? y - 20 : y + 28)
  const at = (id: string) => place.get(id) ?? { x: 0, y: 0 }
  const short = (name: string) => (name.length > 22 ? `${name.slice(0, 21)}…` : name)
  const sentences = links.map(({ from, to, words }) => t('gaveTo', { from: from.name, to: to.name, words }))
  return (
    <Section title={t('webTitle')} order={3}>
      <svg
        className={classes.web}
        viewBox={`0 0 ${width} ${height}`}
        width="100%"
        role="img"
        aria-label={links.length === 0 ? t('webNone') : t('webOf', { sentences })}
        style={{ maxWidth: width }}
      >
        {links.map(({ id, from, to }) => (
          <line
            key={id}
            x1={at(from.id).x}
            y1={at(from.id).y}
            x2={at(to.id).x}
            y2={at(to.id).y}
            stroke="var(--cm-chart-1)"
            strokeWidth={2}
          />
        ))}
        {groups.map(({ id, name }) => (
          <g key={id}>
            <circle
              cx={at(id).x}
              cy={at(id).y}
              r={10}
              fill="var(--cm-surface)"
              stroke="var(--cm-chart-1)"
              strokeWidth={3}
            />
            <text
              x={at(id).x}
              y={nameAt(at(id).y)}
              textAnchor="middle"
              fontSize={14}
              fill="currentColor"
              stroke="var(--mantine-color-body)"
              strokeWidth={4}
              paintOrder="stroke"
            >
              {short(name)}
            </text>
          </g>
        ))}
      </svg>
      {links.length === 0 ? (
        <Text>{t('webNone')}</Text>
      ) : (
        <List>
          {links.map(({ id }, index) => (
            <List.Item key={id}>{sentences[index]}</List.Item>
          ))}
        </List>
      )}
    </Section>
  )
}
