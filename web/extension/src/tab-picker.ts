/**
 * Texts of other open tabs, as the reader picks them. Without being asked the extension knows only the tabs that it marks. To list the
 * others it asks for their titles, to read one for that tab's site; both permissions are handed back as soon as they have been used.
 */
import { api, word } from './api.ts';
import type { PageState, ReadText, ToPage } from './messages.ts';
import { isNever, readSettings } from './settings.ts';

interface Choice {
  id: number;
  name: string;
  /** The script is in it already. */
  isMarked: boolean;
  /** What permission is asked for to read it; null where it may be read as it is. */
  origin: string | null;
  isNever: boolean;
}

export interface Picking {
  /** The tab that is not offered. */
  except: number | undefined;
  chosen(text: ReadText): void;
}

export function tabPicker({ except, chosen }: Picking): HTMLElement {
  const list = document.createElement('ul');
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const more = makeButton(word('tabs_all'));
  const element = document.createElement('div');
  element.className = 'tabs';
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', word('tabs'));
  const title = document.createElement('p');
  title.textContent = word('tabs');
  element.append(title, list, more, status);

  const offer = (choices: readonly Choice[]): void =>
    list.replaceChildren(
      ...choices.map((choice) => {
        const item = document.createElement('li');
        const button = makeButton(choice.name);
        button.addEventListener('click', () => {
          // At once: a browser takes the question for a permission within the click alone.
          const asks = choice.origin !== null && !choice.isNever;
          const permission = asks ? permit({ origins: [choice.origin!] }) : Promise.resolve(true);
          status.textContent = '';
          void permission.then(async (isAllowed) => {
            const read = isAllowed ? await readTab(choice) : word('tab_not_allowed');
            status.textContent = typeof read === 'string' ? read : word('tab_added', choice.name);
            if (typeof read === 'string') return;
            button.setAttribute('aria-pressed', 'true');
            chosen(read);
          });
        });
        item.append(button);
        return item;
      }),
    );
  more.addEventListener('click', () => {
    void permit({ permissions: ['tabs'] }).then(async (isAllowed) => {
      if (!isAllowed) return void (status.textContent = word('tab_not_allowed'));
      const choices = await otherTabs(except);
      await api.permissions.remove({ permissions: ['tabs'] });
      offer(choices);
      status.textContent = choices.length === 0 ? word('tabs_none') : '';
      more.hidden = true;
      list.querySelector('button')?.focus();
    });
  });
  void otherTabs(except).then((choices) => {
    if (!more.hidden) offer(choices);
  });
  return element;
}

function makeButton(label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  return button;
}

const permit = (permissions: chrome.permissions.Permissions): Promise<boolean> => api.permissions.request(permissions).catch(() => false);

/** Those that are marked, and those whose address the browser tells. */
async function otherTabs(except: number | undefined): Promise<Choice[]> {
  const [all, { never }, { origins = [] }] = await Promise.all([api.tabs.query({}), readSettings(), api.permissions.getAll()]);
  const choices = all.map(async ({ id, url = '', title }): Promise<Choice | null> => {
    if (id === undefined || id === except) return null;
    const state = (await api.tabs.sendMessage(id, { to: 'page', ask: 'state' } satisfies ToPage).catch(() => null)) as PageState | null;
    if (state?.isOn) return { id, name: state.title || state.host, isMarked: true, origin: null, isNever: false };
    const { protocol, hostname } = new URL(url || 'about:blank');
    if (!/^https?:$/.test(protocol)) return null;
    const origin = `${protocol}//${hostname}/*`;
    const isPermitted = origins.includes(origin);
    return { id, name: title || hostname, isMarked: false, origin: isPermitted ? null : origin, isNever: isNever(hostname, never) };
  });
  return (await Promise.all(choices)).filter((choice) => choice !== null);
}

/** The text of a tab, or the sentence why there is none. */
async function readTab({ id, isMarked, origin, isNever: isRefused }: Choice): Promise<ReadText | string> {
  if (isRefused) return word('refused_never');
  try {
    if (!isMarked) await api.scripting.executeScript({ target: { tabId: id }, files: ['page.js'] });
    const read = (await api.tabs.sendMessage(id, { to: 'page', ask: 'read', as: 'source' } satisfies ToPage)) as ReadText | null;
    return read?.text.trim() ? read : word('caution_empty');
  } catch {
    return word('tab_closed');
  } finally {
    if (origin !== null) await api.permissions.remove({ origins: [origin] });
  }
}
