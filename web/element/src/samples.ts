/** An article to try it with, in the language of the page. */
import german from './samples/de.txt?raw';
import english from './samples/en.txt?raw';

export const sampleIn = (language: string): string => (language === 'de' ? german : english).trim();
