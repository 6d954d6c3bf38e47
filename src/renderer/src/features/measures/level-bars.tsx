import classes from './measures.module.css'

type LevelBar = { readonly key: string; readonly name: string; readonly counts: readonly number[] }

/** A bar for each period or group, parted by level from the lowest. What it shows is said beside it in words and in a table. */
export function LevelBars({ bars }: { bars: readonly LevelBar[] }) {
  return bars.map(({ key, name, counts }) => (
    <div key={key} className={classes.distribution} aria-hidden>
      <span dir="auto">{name}</span>
      <div className={classes.distributionBar}>
        {counts.map((count, place) =>
          count === 0 ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
            <span key={place} className={classes.distributionPart} style={{ flexGrow: count }}>
              <span className={classes.distributionNumber}>{place + 1}</span>
              <span
                className={classes.distributionFill}
                style={{ '--depth': `${depthOf(place, counts.length)}%` } as React.CSSProperties}
              />
            </span>
          ),
        )}
      </div>
    </div>
  ))
}

/** The deeper the colour, the higher the level; the numbers say it too. */
const depthOf = (place: number, levels: number): number =>
  levels === 1 ? 100 : Math.round(20 + (80 * place) / (levels - 1))
