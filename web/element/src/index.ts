import { ArticleInspector } from './article-inspector.ts';
import './styles/element.css';

export { ArticleInspector };

export function defineArticleInspector(): void {
  if (!customElements.get('article-inspector')) customElements.define('article-inspector', ArticleInspector);
}
