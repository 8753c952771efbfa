import { ArticleInspector } from './article-inspector.ts';
import './styles/element.css';

export { ArticleInspector };
export { correctionOptions, sameCorrections, type Correction } from './corrections.ts';
export type { Source } from './views/check.ts';

export function defineArticleInspector(): void {
  if (!customElements.get('article-inspector')) customElements.define('article-inspector', ArticleInspector);
}
