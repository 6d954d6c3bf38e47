import { templateWords } from '../words'
import { AsWritten, type Own } from './parts'

/** The levels of a rubric with the words in them, the lowest first; nothing in other sessions. */
export const Levels = ({ say, language, view: { levels } }: Own) =>
  levels.length === 0 ? null : (
    <>
      <h2>{say('levels')}</h2>
      <ol className="cards">
        {levels.map(({ id, name, words }) => (
          <li key={id}>
            <h3>
              <AsWritten words={templateWords(name, language)} />
            </h3>
            {words === '' ? (
              <p className="hint">{say('levelEmpty')}</p>
            ) : (
              <p>
                <AsWritten words={words} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  )
