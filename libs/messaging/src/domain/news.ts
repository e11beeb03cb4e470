import { limits, remembering } from '#kernel';
import { commonLanguage } from './choose-language.js';

/** A Party whose entry in the directory changed, by its code and the name that the directory has for it. */
export interface NewsOf {
  readonly party: string;
  readonly name: string;
}

/** What stands in a message whose template has no place for news of its own. */
const sentences: Readonly<Record<string, string>> = {
  en: 'Updated contact details in the directory since the version last shared: {{news}}.',
  fr: 'Coordonnées mises à jour dans le répertoire depuis la dernière version partagée : {{news}}.',
  es: 'Datos de contacto actualizados en el directorio desde la última versión compartida: {{news}}.',
  pt: 'Contactos atualizados no diretório desde a última versão partilhada: {{news}}.',
  ar: 'بيانات الاتصال التي حُدّثت في الدليل منذ آخر نسخة جرى تعميمها: {{news}}.',
};

const placeholder = /\{\{\s*news\s*\}\}/;
const sentAt = /\{\{\s*sentAt\s*\}\}/;

/**
 * The body with its news where there are some, and without the paragraphs that are about news where there are none. A template
 * that has no place for them gets a sentence before the lines that close it, which say when it was sent.
 */
export function bodyWithNews(body: string, hasNews: boolean, language: string): string {
  if (!hasNews) return withoutNews(body);
  if (placeholder.test(body)) return body;
  const paragraphs = body.split(/\n{2,}/);
  const sentence = sentences[language] ?? sentences[commonLanguage] ?? '{{news}}';
  const closing = paragraphs.findIndex((paragraph) => sentAt.test(paragraph));
  const place = closing === -1 ? paragraphs.length : closing;
  return paragraphs.toSpliced(place, 0, sentence).join('\n\n');
}

const withoutNews = remembering(limits.readTemplatesMax, (body) =>
  placeholder.test(body)
    ? body
        .split(/\n{2,}/)
        .filter((paragraph) => !placeholder.test(paragraph))
        .join('\n\n')
    : body,
);

/** `Ghana, Lithuania, Poland and Sweden`, as readers of the language name them, in its order. */
export function newsInWords(news: readonly NewsOf[], language: string): string {
  if (news.length === 0) return '';
  const { names, list, collator } = formatsOf(language);
  return list.format(
    news
      .map(({ party, name }) => (language === commonLanguage ? name : (names.of(party) ?? name)))
      .toSorted((a, b) => collator.compare(a, b)),
  );
}

const formatsOf = remembering(limits.formattersMax, (language) => ({
  names: new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  list: new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }),
  collator: new Intl.Collator(language),
}));
