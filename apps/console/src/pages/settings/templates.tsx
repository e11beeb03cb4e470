import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import { Define } from './define.jsx';
import './settings.css';

/** What a template needs at the least, with the fields that its words can have. */
const exampleTemplate = {
  languages: {
    en: {
      subject: '{{campaignName}}: please confirm',
      body: 'To {{institution}}.\n\nPlease confirm by {{answerBy}}:\n\n{{link}}',
      short: 'Please confirm by {{answerByUtc}}: {{link}}',
    },
  },
};

function define(templateId: string, body: unknown) {
  const params = { path: { templateId } };
  return api.PUT('/api/v1/templates/{templateId}', { params, body: body as never });
}

/** The words of the messages, in each language as its readers get them. */
export function Templates() {
  const templates = useQuery({
    queryKey: ['templates'],
    queryFn: () => dataOf(api.GET('/api/v1/templates')),
  });
  return (
    <section className="panel" aria-labelledby="templates">
      <header>
        <h2 id="templates">
          <Words id="settings.templates" />
        </h2>
        <Define first={exampleTemplate} send={define} />
      </header>
      <Loaded query={templates}>
        {(known) => {
          const own = known.some(({ templateId }) => templateId === 'standard');
          const standard = { templateId: 'standard', languages: ['en', 'fr', 'es', 'pt', 'ar'] };
          return <TemplatePreview templates={own ? known : [standard, ...known]} />;
        }}
      </Loaded>
    </section>
  );
}

interface Listed {
  readonly templateId: string;
  readonly languages: readonly string[];
}

/** @param templates of which one is shown in one of its languages. */
export function TemplatePreview({ templates }: { readonly templates: readonly Listed[] }) {
  const words = useWords();
  const format = useFormat();
  const [templateId, setTemplate] = useState(templates[0]?.templateId ?? 'standard');
  const [language, setLanguage] = useState('en');
  const chosen = templates.find((one) => one.templateId === templateId);
  const preview = useQuery({
    queryKey: ['template-preview', templateId, language],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/templates/{templateId}/preview', {
          params: { path: { templateId }, query: { language } as never },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="actions">
        <select
          className="input"
          aria-label={words('settings.template')}
          value={templateId}
          onChange={({ target }) => setTemplate(target.value)}
        >
          {templates.map((one) => (
            <option key={one.templateId}>{one.templateId}</option>
          ))}
        </select>
        <select
          className="input"
          aria-label={words('settings.language')}
          value={language}
          onChange={({ target }) => setLanguage(target.value)}
        >
          {(chosen?.languages ?? []).map((tag) => (
            <option key={tag} value={tag}>
              {format.language(tag)}
            </option>
          ))}
        </select>
      </div>
      <Loaded query={preview}>
        {({ subject, text, direction, language: shown }) => (
          <div className="message" lang={shown} dir={direction}>
            <strong>{subject}</strong>
            <pre tabIndex={0} aria-label={words('settings.template')}>
              {text}
            </pre>
          </div>
        )}
      </Loaded>
    </>
  );
}
