// Browsers take addresses of about a million characters.
const most = 300_000;

/**
 * A bookmark that opens the page at `site` with the selected text, or the whole page's, behind a "#": browsers send that
 * part of an address to no server.
 */
export function bookmarklet(site: string): string {
  const program = `(()=>{const t=(String(getSelection())||document.body.innerText).slice(0,${most});open(${JSON.stringify(site)}+'#text='+encodeURIComponent(t)+'&source='+encodeURIComponent(location.href))})()`;
  return `javascript:${encodeURIComponent(program)}`;
}
