/** English words that stand in anybody's update, by their stems or as they are. Words of fewer letters than `shortest` are passed over anyway. */
const common = new Set(
  `about above across after again against ahead almost alone along already also although always among another anybody anyone anything
around asked asking away back badly because become been before began begin being below best better between both bring came cannot come
coming could days does doing done down during each early easy either else enough even ever every everybody everyone everything few find
first found four from full gave gets getting give given gives goes going gone good great group groups hand hard have having hear heard
help helped here hope hours idea into issue issues just keep keeping kept knew know known knows large last late later least left less like
likely little long look looking lost lots made make makes making many maybe mean means meet meeting meetings member members might
month monthly months more most much must myself near nearly need needed needs never next nobody none nothing often once only open
other others ours over part people person place plan planned plans point problem problems really same seem seems seen several shall should
show since small some somebody someone something sometimes soon start started starting still struggle struggling such sure take taken
takes taking talk tell than that their them themselves then there these they thing things think this those though three through till time times
today together told took toward towards tried tries trying twice under until upon used using usual very want wanted wants week weekly weeks
well went were what when where whether which while whole will with within without word work worked working works would year
yearly years your yours difficult difficulty able they’re don’t can’t`.split(/\s+/),
)
const shortest = 4

/** Whether a word says too little to be what several groups have in common. */
export const passedOver = (word: string): boolean => word.length < shortest || common.has(word) || /^\d+$/.test(word)

/**
 * A word without common English endings, so that *rent*, *rents* and *renting*, or *house*, *houses* and *housing*, are one. Far from a
 * dictionary: *eviction* is found with *evict*, *children* not with *child*.
 */
export function stemOf(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word
  const single = word
    .replace(/([^aeiou])ies$/, '$1y')
    .replace(/(s|x|z|ch|sh)es$/, '$1e')
    .replace(/([^su])s$/, '$1')
  const base = single.replace(/(?<=^.{3,}[bcdfghjklmnpqrstvwxyz])(?:ing|ed|er)$/, '').replace(/(?<=^.{3,}[st])ion$/, '')
  return (base === single ? base : base.replace(/([bdgmnprt])\1$/, '$1')).replace(/(?<=^.{3,})e$/, '')
}
