/** The manifest for a browser: 'chromium' or 'firefox'. What is asked for stands here and nowhere else; a test reads it. */
export function manifestFor(browser, version) {
  const common = {
    manifest_version: 3,
    name: '__MSG_name__',
    short_name: 'Article Inspector',
    description: '__MSG_description__',
    version,
    default_locale: 'en',
    icons: icons([16, 32, 48, 128]),
    permissions: ['activeTab', 'scripting', 'contextMenus', 'storage'],
    // For "always on this site" and for the text of another tab, asked for when the reader says so.
    optional_host_permissions: ['*://*/*'],
    // For the list of open tabs, asked for when the reader wants to see it, and handed back then.
    optional_permissions: ['tabs'],
    action: { default_title: '__MSG_action__', default_icon: icons([16, 32, 48]) },
    commands: {
      // Chromium keeps Alt+Shift+A and others for itself and drops them without a word.
      'inspect-page': { suggested_key: { default: 'Alt+Shift+E' }, description: '__MSG_action__' },
      'inspect-selection': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_selection__' },
      'next-mark': { suggested_key: { default: 'Alt+Shift+M' }, description: '__MSG_next__' },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  };
  if (browser === 'firefox') {
    return {
      ...common,
      background: { scripts: ['background.js'], type: 'module' },
      sidebar_action: {
        default_title: 'Article Inspector',
        default_panel: 'panel.html',
        default_icon: icons([16, 32]),
        open_at_install: false,
      },
      browser_specific_settings: {
        gecko: {
          // For good: the store, and the settings of whoever has it, know the extension by this.
          id: '{2b09bace-2f98-4527-b694-d3f38bc3e6ad}',
          strict_min_version: '142.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    };
  }
  return {
    ...common,
    permissions: [...common.permissions, 'sidePanel'],
    minimum_chrome_version: '120',
    background: { service_worker: 'background.js', type: 'module' },
    side_panel: { default_path: 'panel.html' },
  };
}

function icons(sizes) {
  return Object.fromEntries(sizes.map((size) => [size, `icons/${size}.png`]));
}
