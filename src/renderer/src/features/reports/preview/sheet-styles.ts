/** Of the preview itself, after the document's own. A document is dark on white paper in every look of the app. */
export const sheetStyles = `
:host { display: block; color-scheme: light; }
.docx-wrapper {
  display: block; position: relative; padding: 16px !important; background: none !important;
  width: max-content; min-width: 100%; box-sizing: border-box;
}
.part { display: flex; flex-flow: column; align-items: center; gap: 16px; margin-block-end: 16px; }
.unseen { position: absolute; inset-inline: 0; top: 0; visibility: hidden; }
.docx-wrapper .part > section.docx {
  margin: 0 !important; flex: none; overflow: hidden; contain: layout paint;
  background: #fff; color: #000; box-shadow: 0 0 0 1px rgb(0 0 0 / 25%), 0 2px 8px rgb(0 0 0 / 15%) !important;
}
.docx p { min-height: 1em; }
.docx img { max-width: 100%; }
`
