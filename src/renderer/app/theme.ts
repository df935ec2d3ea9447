import {
  Button,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  type MantineColorsTuple,
  Modal,
  NativeSelect,
  PasswordInput,
  Table,
  Textarea,
  TextInput,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

/** Ink on paper: the only colour of ordinary controls. */
const ink: MantineColorsTuple = [
  '#f5f4f1',
  '#e7e5e0',
  '#d0cdc6',
  '#b0aca3',
  '#8c887f',
  '#6a675f',
  '#4d4a44',
  '#35332f',
  '#24221f',
  '#161513',
];
/** Seal red: only for sealing and for what is sealed. */
const seal: MantineColorsTuple = [
  '#fbeeec',
  '#f3d9d6',
  '#e4b1ac',
  '#d4867f',
  '#c7635a',
  '#b94a41',
  '#a93830',
  '#9e2b25',
  '#82211c',
  '#661713',
];
/** Not Mantine's blue-tinted dark: warm, like a desk at night. */
const dark: MantineColorsTuple = [
  '#d9d6cf',
  '#b9b5ac',
  '#96928a',
  '#6e6b64',
  '#45433e',
  '#383632',
  '#2b2926',
  '#1f1e1b',
  '#191816',
  '#121110',
];

/** Warm in place of Mantine's blue-tinted grey. */
const gray: MantineColorsTuple = [
  '#f7f6f3',
  '#efede8',
  '#e7e5e0',
  '#dbd8d1',
  '#c9c5bc',
  '#aba69c',
  '#8c887f',
  '#5f5c55',
  '#45433e',
  '#2b2926',
];

/** Mantine contrasts what is filled with the light scheme's shade, in the dark as well. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const primary = input.variant === 'filled' && input.color === input.theme.primaryColor;
  return primary ? { ...colors, color: 'var(--mantine-primary-color-contrast)' } : colors;
};

const large = { defaultProps: { size: 'md' } } as const;

export const theme = createTheme({
  colors: { ink, seal, dark, gray },
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  autoContrast: true,
  variantColorResolver,
  black: '#1c1b19',
  defaultRadius: 'xs',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily:
    'var(--jb-punctuation), "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", system-ui, sans-serif',
  fontFamilyMonospace: '"Noto Sans Mono CJK SC", Consolas, Menlo, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.75rem' },
      h2: { fontSize: '1.375rem' },
      h3: { fontSize: '1.125rem' },
    },
  },
  components: {
    Button: Button.extend(large),
    InputWrapper: Input.Wrapper.extend({ styles: { label: { marginBottom: '0.25rem' } } }),
    TextInput: TextInput.extend(large),
    Textarea: Textarea.extend(large),
    PasswordInput: PasswordInput.extend(large),
    NativeSelect: NativeSelect.extend(large),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'xs' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: { fontSize: '1.25rem', fontWeight: 600 } },
    }),
  },
});
