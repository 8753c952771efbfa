/** The real browsers that tests run, and how Chromium is kept from asking the network for anything of its own. */
import { existsSync } from 'node:fs';

const found = (...paths) => paths.find((path) => existsSync(path));
/** Where each stands; undefined where it is not installed. */
export const programs = {
  chromium: process.env.CHROMIUM ?? found('/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'),
  firefox: process.env.FIREFOX ?? found('/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'),
};
export const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
