import localFont from 'next/font/local';

/**
 * The italic of citations and titles. A page that imports this fetches it before anything asks for it,
 * so that a citation is not set in another face on a first visit; `styles/fonts.css` has it for others.
 */
export const italic = localFont({
  src: '../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-italic.woff2',
  weight: '200 900',
  style: 'italic',
  display: 'optional',
  adjustFontFallback: false,
  declarations: [
    { prop: 'font-family', value: "'Source Sans 3 Variable'" },
    {
      prop: 'unicode-range',
      value:
        'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    },
  ],
});
