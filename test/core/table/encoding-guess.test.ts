import { likelyEncodings } from '@core/table/encoding-guess'
import { type Encoding, type SingleByteEncoding, singleByteEncodings, textOf } from '@core/table/encodings'
import { describe, expect, it } from 'vitest'
import { bytesIn } from './bytes-in'

const cases: readonly [encoding: SingleByteEncoding, ...texts: string[]][] = [
  ['windows-1250', 'Łódź', 'Kraków', 'Święta'],
  ['iso-8859-2', 'Łódź', 'Kraków', 'Święta'],
  ['windows-1250', 'Plzeň', 'České Budějovice', 'Ústí nad Labem'],
  ['windows-1250', 'Győr', 'Pécs', 'Székesfehérvár', 'Hódmezővásárhely'],
  ['windows-1250', 'Iaşi', 'Timişoara', 'Constanţa', 'Bacău'],
  ['windows-1252', 'München', 'Köln', 'Düsseldorf'],
  ['windows-1252', 'Île-de-France', 'Auvergne-Rhône-Alpes'],
  ['windows-1252', 'Reykjavík', 'Hafnarfjörður', 'Þorlákshöfn'],
  ['windows-1252', '£1,234', '£500'],
  ['windows-1252', 'King’s Lynn', '2011–12'],
  ['macintosh', 'München', 'Köln', 'Düsseldorf'],
  ['macintosh', 'Málaga', 'Coruña', 'Cádiz'],
  ['windows-1254', 'İstanbul', 'Şanlıurfa', 'Muğla', 'Iğdır', 'Çanakkale'],
  ['windows-1257', 'Šiauliai', 'Panevėžys', 'Klaipėda', 'Kėdainiai'],
  ['windows-1257', 'Rīga', 'Daugavpils', 'Liepāja', 'Rēzekne'],
  ['windows-1251', 'Москва', 'Санкт-Петербург', 'Нижний Новгород'],
  ['windows-1251', 'Казань'],
  ['koi8-r', 'Москва', 'Санкт-Петербург', 'Нижний Новгород'],
  ['ibm866', 'Москва', 'Санкт-Петербург', 'Нижний Новгород'],
  ['ibm850', 'München', 'Köln', 'Düsseldorf'],
  ['ibm850', 'Málaga', 'Coruña', 'Cádiz'],
  ['ibm852', 'Łódź', 'Kraków', 'Święta'],
  ['x-mac-cyrillic', 'Москва', 'Санкт-Петербург', 'Нижний Новгород'],
  ['iso-8859-5', 'София', 'Пловдив', 'Варна'],
  ['koi8-u', 'Київ', 'Дніпро', 'Харків', 'Запоріжжя'],
  ['windows-1253', 'Αθήνα', 'Θεσσαλονίκη', 'Πάτρα'],
  ['windows-1255', 'ירושלים', 'תל אביב', 'חיפה'],
  ['windows-1256', 'القاهرة', 'الجيزة', 'الإسكندرية'],
]

describe('the likeliest encoding of names', () => {
  it.each(cases)('%s: %s', (encoding, ...texts) => {
    const [first, ...others] = likelyEncodings(texts.map(text => bytesIn(encoding, text)))
    // Two encodings may read a file alike.
    expect(first?.sample).toEqual(texts.slice(0, 4))
    expect(others.length).toBeGreaterThan(0)
    for (const { sample } of others) expect(sample).not.toEqual(first?.sample)
  })

  it('is among three to choose from where few letters speak', () => {
    const choices = likelyEncodings(['Poznań', 'Gdańsk'].map(text => bytesIn('windows-1250', text)))
    expect(choices).toHaveLength(3)
    expect(choices).toContainEqual({ encoding: 'windows-1250', sample: ['Poznań', 'Gdańsk'] })
  })
})

it('every encoding on offer is one that the decoder knows, and reads ASCII as it is', () => {
  const offered: readonly Encoding[] = singleByteEncodings
  for (const encoding of offered) {
    expect(textOf(encoding)(new TextEncoder().encode('a,"1"\n'))).toBe('a,"1"\n')
    // Two pages of DOS are ours: TextDecoder has none of them.
    if (!/^ibm85/.test(encoding)) expect(new TextDecoder(encoding).encoding).toBe(encoding)
  }
})
