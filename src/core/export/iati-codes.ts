/** Countries by their ISO 3166-1 codes; their names come from `Intl.DisplayNames`. */
export const countryCodes: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV ' +
  'CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM ' +
  'IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW ' +
  'MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ' +
  'ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ')

/** Regions of the OECD's list, which IATI's list Region repeats. */
export const regionCodes: readonly string[] =
  '88 89 189 289 298 380 389 489 498 589 619 679 689 789 798 889 998 1027 1028 1029 1030 1031 1032 1033 1034 1035'.split(
    ' ',
  )

/** How a purpose code of the OECD's list begins: its category, or a whole field of work (`110`). */
export const sectorCategories: readonly string[] = (
  '110 111 112 113 114 120 121 122 123 130 140 150 151 152 160 210 220 230 231 232 233 234 235 236 240 250 310 311 312 313 320 321 322 323 ' +
  '331 332 410 430 510 520 530 600 720 730 740 910 920 930 998'
).split(' ')

/** Purpose codes of the OECD's list that fit campaigns and services of civil society, as that list names them. */
export const usualSectors = [
  ['11110', 'Education policy and administrative management'],
  ['12340', 'Promotion of mental health and well-being'],
  ['15150', 'Democratic participation and civil society'],
  ['15160', 'Human rights'],
  ['15170', 'Women’s rights organisations and movements, and government institutions'],
  ['15180', 'Ending violence against women and girls'],
  ['16010', 'Social protection'],
  ['16020', 'Employment creation'],
  ['16030', 'Housing policy and administrative management'],
  ['16040', 'Low-cost housing'],
  ['43010', 'Multisector aid'],
  ['43030', 'Urban development and management'],
  ['99810', 'Sectors not specified'],
] as const
