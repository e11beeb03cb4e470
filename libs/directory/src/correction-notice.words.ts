import type { ComposedLetter } from '#messaging';
import { bilingual } from './letters/bilingual.js';

interface Words {
  readonly subject: (institution: string) => string;
  readonly fields: Readonly<Record<string, string>>;
  /** What was changed, and not to what: the old mailbox may be in other hands. */
  readonly text: (institution: string, partyName: string, what: string) => string;
}

const words: Readonly<Record<string, Words>> = {
  en: {
    subject: (institution) => `Contact details changed: ${institution}`,
    fields: {
      email: 'main e-mail address',
      alternateEmail: 'alternate e-mail address',
      phone: 'telephone',
      alternatePhone: 'alternate telephone',
      other: 'another way to reach it',
    },
    text: (institution, partyName, what) =>
      [
        `The directory of the 24/7 network now has other contact details for ${institution} (${partyName}).`,
        `Changed: ${what}.`,
        'This message goes to the address that the directory had before. If you know of the change, there is nothing to do. If you do not, please answer this message at once.',
      ].join('\n\n'),
  },
  fr: {
    subject: (institution) => `Coordonnées modifiées : ${institution}`,
    fields: {
      email: 'adresse électronique principale',
      alternateEmail: 'adresse électronique de remplacement',
      phone: 'téléphone',
      alternatePhone: 'téléphone de remplacement',
      other: 'un autre moyen de contact',
    },
    text: (institution, partyName, what) =>
      [
        `Le répertoire du réseau 24/7 contient désormais d’autres coordonnées pour ${institution} (${partyName}).`,
        `Modification : ${what}.`,
        'Ce message est envoyé à l’adresse que le répertoire contenait auparavant. Si vous êtes au courant de cette modification, vous n’avez rien à faire. Sinon, veuillez répondre immédiatement à ce message.',
      ].join('\n\n'),
  },
  es: {
    subject: (institution) => `Datos de contacto modificados: ${institution}`,
    fields: {
      email: 'dirección de correo electrónico principal',
      alternateEmail: 'dirección de correo electrónico alternativa',
      phone: 'teléfono',
      alternatePhone: 'teléfono alternativo',
      other: 'otra vía de contacto',
    },
    text: (institution, partyName, what) =>
      [
        `El directorio de la red 24/7 contiene ahora otros datos de contacto de ${institution} (${partyName}).`,
        `Se ha modificado: ${what}.`,
        'Este mensaje se envía a la dirección que figuraba antes en el directorio. Si conoce la modificación, no tiene que hacer nada. Si no la conoce, responda de inmediato a este mensaje.',
      ].join('\n\n'),
  },
};

export function correctionNotice(
  fields: readonly string[],
  { institution, partyName }: { readonly institution: string; readonly partyName: string },
  languages: readonly string[],
): ComposedLetter {
  return bilingual(words, languages, ({ subject, text, fields: names }) => ({
    subject: subject(institution),
    text: text(institution, partyName, fields.map((field) => names[field] ?? field).join(', ')),
  }));
}
