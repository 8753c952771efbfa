import { defineArticleInspector, type ArticleInspector } from '@article-inspector/element';
import { createWorkerRunner, ownModule } from 'article-inspector';

defineArticleInspector();
const inspector = document.querySelector<ArticleInspector>('article-inspector')!;
inspector.runner = createWorkerRunner(ownModule());
