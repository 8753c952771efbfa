const tagStart = /[a-z]/i;
const hides = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** Elements whose content is no markup. */
const raw = /^(script|style|textarea|title|xmp|iframe|noembed|noframes)$/;

/**
 * The markup without its styles and handlers: the page's content security policy has the browser refuse each of them with an error of its
 * own, which takes seconds in a long paste. What they hide is hidden by an attribute instead.
 */
export function withoutStyles(markup: string): string {
  let result = '';
  let copied = 0;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at)) {
    const start = at++;
    if (markup.startsWith('!--', at)) {
      at = endOf(markup, '-->', at);
      continue;
    }
    if (!tagStart.test(markup[at] ?? '')) continue;
    while (at < markup.length && !/[\s/>]/.test(markup[at]!)) at++;
    const name = markup.slice(start + 1, at).toLowerCase();
    for (;;) {
      while (at < markup.length && /[\s/]/.test(markup[at]!)) at++;
      if (at >= markup.length || markup[at] === '>') break;
      const attribute = attributeAt(markup, at);
      if (attribute.name === 'style' || attribute.name.startsWith('on')) {
        result += markup.slice(copied, at) + (attribute.name === 'style' && hides.test(attribute.value) ? 'hidden' : '');
        copied = attribute.end;
      }
      at = attribute.end;
    }
    if (!raw.test(name)) continue;
    const end = endTag(markup, name, at);
    if (name === 'style') {
      // What of it has been copied already was an attribute.
      if (copied <= start) result += markup.slice(copied, start);
      else result = result.slice(0, result.lastIndexOf('<'));
      copied = endOf(markup, '>', end);
    }
    at = end;
  }
  return result + markup.slice(copied);
}

function endOf(markup: string, mark: string, from: number): number {
  const at = markup.indexOf(mark, from);
  return at < 0 ? markup.length : at + mark.length;
}

/** Where the end tag begins; the end of the markup where there is none. */
function endTag(markup: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  pattern.lastIndex = from;
  return pattern.exec(markup)?.index ?? markup.length;
}

function attributeAt(markup: string, start: number): { name: string; value: string; end: number } {
  let end = start + 1;
  while (end < markup.length && !/[\s/>=]/.test(markup[end]!)) end++;
  const name = markup.slice(start, end).toLowerCase();
  let at = end;
  while (at < markup.length && /\s/.test(markup[at]!)) at++;
  if (markup[at] !== '=') return { name, value: '', end };
  at++;
  while (at < markup.length && /\s/.test(markup[at]!)) at++;
  const mark = markup[at];
  if (mark === '"' || mark === "'") {
    const close = markup.indexOf(mark, at + 1);
    const stop = close < 0 ? markup.length : close;
    return { name, value: markup.slice(at + 1, stop), end: Math.min(markup.length, stop + 1) };
  }
  const from = at;
  while (at < markup.length && !/[\s>]/.test(markup[at]!)) at++;
  return { name, value: markup.slice(from, at), end: at };
}
