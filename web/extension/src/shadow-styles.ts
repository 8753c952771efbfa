/** How the card and the story look; nothing of the page reaches them, nor they the page. */
export const shadowStyles = `
:host {
  all: initial !important;
  position: static !important;
  display: block !important;
}
* { box-sizing: border-box; }
.card, .story {
  color-scheme: light dark;
  --ground: light-dark(#fffdf8, #1d1e21);
  --ink: light-dark(#1c1b19, #ece9e2);
  --faint: light-dark(#5d584f, #aaa59b);
  --line: light-dark(#d9d3c5, #3a3b40);
  --accent: light-dark(#6b4fa0, #b9a3e6);
  color: var(--ink);
  background: var(--ground);
  font: 15px/1.45 system-ui, sans-serif;
  text-align: start;
}
.card {
  position: fixed;
  z-index: 2147483647;
  inline-size: max-content;
  max-inline-size: min(22rem, calc(100vw - 16px));
  max-block-size: calc(100vh - 16px);
  overflow: auto;
  margin: 0;
  padding: 12px 14px 10px;
  border: 1px solid var(--line);
  border-radius: 8px;
  box-shadow: 0 6px 24px rgb(0 0 0 / 22%);
  inset: auto;
}
.kind { margin: 0; color: var(--faint); font-size: 13px; }
.name { margin: 2px 0 6px; font-size: 16px; font-weight: 600; overflow-wrap: anywhere; }
.card p { margin: 4px 0; }
.card blockquote { margin: 4px 0; padding-inline-start: 10px; border-inline-start: 2px solid var(--line); color: var(--faint); }
.acts { display: flex; flex-wrap: wrap; gap: 4px 6px; margin-block-start: 8px; }
button {
  font: inherit;
  font-size: 13px;
  min-block-size: 28px;
  padding: 2px 9px;
  border: 1px solid var(--line);
  border-radius: 6px;
  color: inherit;
  background: transparent;
  cursor: pointer;
}
button:hover { border-color: currentColor; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.story {
  position: fixed;
  inset: 0;
  z-index: 2147483646;
  overflow: auto;
  overscroll-behavior: contain;
}
.story main { max-inline-size: 42rem; margin: 0 auto; padding: 3.5rem 1.25rem 5rem; font: 19px/1.6 Georgia, 'Times New Roman', serif; }
.story h1 { margin: 0 0 0.5em; font-size: 1.9em; line-height: 1.2; }
.story p { margin: 0 0 1em; overflow-wrap: anywhere; }
.story .about { color: var(--faint); font: 15px/1.45 system-ui, sans-serif; }
.story nav { position: sticky; inset-block-start: 0; display: flex; justify-content: flex-end; gap: 6px; padding: 8px 12px; background: var(--ground); }
.story nav button { min-block-size: 36px; font: 14px system-ui, sans-serif; }
@media (forced-colors: active) { .card, .story { border: 1px solid; } }
@media print {
  .card, .story nav { display: none; }
  .story { position: static; overflow: visible; color: #000; background: none; }
  .story main { max-inline-size: none; padding: 0; font-size: 11.5pt; }
  .story p { orphans: 3; widows: 3; }
  .story h1 { break-after: avoid; }
}
`;
