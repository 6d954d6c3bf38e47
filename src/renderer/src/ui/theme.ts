import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import { StayingButton } from './staying-button'

/** Paper, not white: greys lean towards yellow. */
const paper: MantineColorsTuple = [
  '#faf6ef',
  '#f4eee4',
  '#e9e1d4',
  '#dcd2c2',
  '#c9bdaa',
  '#a2967f',
  '#7d7260',
  '#5f5648',
  '#443e35',
  '#2b2722',
]
const night: MantineColorsTuple = [
  '#ece6dc',
  '#cfc8bc',
  '#b5ada0',
  '#8d8578',
  '#4d4841',
  '#3a3631',
  '#2b2824',
  '#1f1d1a',
  '#181614',
  '#100f0d',
]
const deep: MantineColorsTuple = [
  '#eef4fa',
  '#d9e6f2',
  '#b3cde6',
  '#8fbbe4',
  '#5a92c5',
  '#3873ab',
  '#235f97',
  '#12436d',
  '#0d3557',
  '#082540',
]
const alarm: MantineColorsTuple = [
  '#fdf0ee',
  '#f9dcd8',
  '#f2b8b1',
  '#f2a097',
  '#dd6558',
  '#c4402f',
  '#b03020',
  '#9c2417',
  '#7d1b11',
  '#5c120b',
]

/** What somebody writes runs as its own words do. The `dir` of a Mantine field is that of the box around it, which knows none of them. */
const written = { attributes: { input: { dir: 'auto' } } }

export const theme = createTheme({
  colors: { gray: paper, dark: night, deep, red: alarm },
  primaryColor: 'deep',
  primaryShade: { light: 7, dark: 5 },
  white: '#fffdf9',
  black: '#221f1b',
  fontFamily: "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', Verdana, sans-serif",
  fontSizes: { xs: '0.875rem', sm: '1rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.55', lg: '1.55', xl: '1.5' },
  headings: {
    fontWeight: '700',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '2rem', lineHeight: '1.2' },
      h2: { fontSize: '1.4375rem', lineHeight: '1.3' },
      h3: { fontSize: '1.1875rem', lineHeight: '1.35' },
    },
  },
  defaultRadius: 'md',
  radius: { md: '10px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Main targets are 44px high, as a finger or a shaking hand needs.
    Button: { defaultProps: { size: 'md', component: StayingButton } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle', component: StayingButton } },
    // A browser writes what stands in other fields into files of its own, to restore a window: people's words are never there.
    TextInput: { defaultProps: { size: 'md', autoComplete: 'off', ...written } },
    Textarea: { defaultProps: { size: 'md', autoComplete: 'off', ...written } },
    Autocomplete: { defaultProps: { ...written } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', autoComplete: 'off' } },
    MultiSelect: { defaultProps: { size: 'md', autoComplete: 'off' } },
    TagsInput: { defaultProps: { size: 'md', autoComplete: 'off' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Modal: {
      // A dialog's header is not the page's banner.
      defaultProps: { centered: true, padding: 'xl', radius: 'lg', attributes: { header: { role: 'presentation' } } },
      styles: {
        title: { fontSize: '1.1875rem', fontWeight: 700, lineHeight: 1.35 },
        close: { width: 44, height: 44 },
      },
    },
    Notification: { styles: { description: { color: 'var(--mantine-color-dimmed)' } } },
    // The focus that goes down a tall menu scrolls its button out of sight: the menu stays.
    Menu: { defaultProps: { hideDetached: false } },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
  },
})

/** What the theme's own fields cannot say: surfaces, lines and the four chart colours, for both looks. */
export const lookVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf6ef',
    '--mantine-color-dimmed': '#5f5648',
    '--mantine-color-placeholder': '#6f6555',
    '--mantine-color-error': '#9c2417',
    '--mantine-color-anchor': '#12436d',
    '--cm-surface': '#fffdf9',
    '--cm-line': '#e0d6c6',
    '--cm-line-strong': '#857a68',
    '--cm-focus': '#12436d',
    '--cm-chart-1': '#12436d',
    '--cm-chart-2': '#28a197',
    '--cm-chart-3': '#801650',
    '--cm-chart-4': '#f46a25',
    '--cm-good-text': '#0b5c55',
    '--cm-good-fill': '#d6f0ec',
    '--cm-good-line': '#28a197',
    '--cm-plain-text': '#12436d',
    '--cm-plain-fill': '#e0eaf4',
    '--cm-plain-line': '#5a92c5',
    '--cm-bad-text': '#801650',
    '--cm-bad-fill': '#f7e0ed',
    '--cm-bad-line': '#801650',
    '--cm-quiet-fill': '#efe8dc',
    '--cm-missing-text': '#8a3507',
    '--cm-missing-fill': '#fff1e6',
    '--cm-missing-line': '#c24f12',
  },
  dark: {
    '--mantine-color-body': '#1f1d1a',
    '--mantine-color-dimmed': '#b5ada0',
    '--mantine-color-placeholder': '#a39b8e',
    '--mantine-color-error': '#f2a097',
    '--mantine-color-anchor': '#8fbbe4',
    '--cm-surface': '#2b2824',
    '--cm-line': '#45403a',
    '--cm-line-strong': '#8d8578',
    '--cm-focus': '#8fbbe4',
    '--cm-chart-1': '#8fbbe4',
    '--cm-chart-2': '#5fcbc1',
    '--cm-chart-3': '#e79ac4',
    '--cm-chart-4': '#ff9a66',
    '--cm-good-text': '#8fe0d7',
    '--cm-good-fill': '#17403c',
    '--cm-good-line': '#3fb3a8',
    '--cm-plain-text': '#b8d6f0',
    '--cm-plain-fill': '#203a52',
    '--cm-plain-line': '#5a92c5',
    '--cm-bad-text': '#f5bcd9',
    '--cm-bad-fill': '#52203c',
    '--cm-bad-line': '#d27aaa',
    '--cm-quiet-fill': '#38342f',
    '--cm-missing-text': '#ffc19e',
    '--cm-missing-fill': '#452814',
    '--cm-missing-line': '#ff9a66',
  },
})
