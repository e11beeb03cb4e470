import { LRUCache } from 'lru-cache';
import { limits } from '#kernel';
import type { ProjectionViews } from './projection-views.js';

/**
 * Documents as JSON text. A document never changes, it is replaced, so its text is made once however many subscribers
 * are sent it.
 */
export class DocumentTexts {
  private readonly texts = new LRUCache<object, string>({
    maxSize: limits.streamTextBytesMax,
    sizeCalculation: (text) => text.length + 1,
  });

  constructor(private readonly views: ProjectionViews) {}

  of(projection: string, document: unknown): string {
    if (typeof document !== 'object' || document === null) return this.write(projection, document);
    const known = this.texts.get(document);
    if (known !== undefined) return known;
    const text = this.write(projection, document);
    this.texts.set(document, text);
    return text;
  }

  private write(projection: string, document: unknown): string {
    const view = this.views[projection];
    const shown = document === undefined || view === undefined ? document : view(document as never);
    return JSON.stringify(shown ?? null);
  }
}
