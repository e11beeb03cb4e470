import type { TemplateText } from '../template.js';

export const french: TemplateText = {
  exercise: {
    label: 'EXERCICE',
    statement:
      'Ce message est un test de disponibilité. Il ne concerne aucune affaire ni aucune demande et n’appelle d’autre action de votre part qu’une réponse.',
  },
  button: 'Accuser réception',
  subject: 'Merci d’accuser réception – {{campaignName}}',
  body: letter(
    'Dans le cadre du test « {{campaignName}} », le secrétariat s’assure que les points de contact du réseau peuvent être joints à tout moment. Nous vous saurions gré de bien vouloir accuser réception du présent message sur la page suivante :',
  ),
  short:
    'Test de disponibilité « {{campaignName}} ». Merci d’accuser réception avant le {{answerByUtc}} : {{link}}',
  reminder: {
    subject: 'Rappel : merci d’accuser réception – {{campaignName}}',
    body: letter(
      'Nous n’avons pas encore reçu votre réponse à notre précédent message, envoyé dans le cadre du test « {{campaignName}} ». Nous vous saurions gré de bien vouloir en accuser réception sur la page suivante :',
    ),
    short:
      'Rappel, test de disponibilité « {{campaignName}} ». Merci d’accuser réception avant le {{answerByUtc}} : {{link}}',
  },
  escalation: {
    subject: 'Sans réponse à ce jour : merci d’accuser réception – {{campaignName}}',
    body: letter(
      'Nous vous écrivons à cette autre adresse, car nous n’avons reçu à ce jour aucune réponse dans le cadre du test « {{campaignName}} ». Nous vous saurions gré de bien vouloir accuser réception du présent message sur la page suivante :',
    ),
    short:
      'Sans réponse à ce jour au test de disponibilité « {{campaignName}} ». Merci d’accuser réception avant le {{answerByUtc}} : {{link}}',
  },
  colleague: {
    subject:
      'Votre Partie n’a pas répondu à ce jour : merci d’accuser réception – {{campaignName}}',
    body: letter(
      'Dans le cadre du test « {{campaignName}} », nous n’avons reçu à ce jour aucune réponse d’un autre point de contact de votre Partie : {{insteadOf}}. Nous nous tournons donc vers vous et vous saurions gré de bien vouloir accuser réception du présent message sur la page suivante :',
    ),
    short:
      'Test de disponibilité « {{campaignName}} » : sans réponse à ce jour de {{insteadOf}}. Merci d’accuser réception avant le {{answerByUtc}} : {{link}}',
  },
};

function letter(request: string): string {
  return `À l’attention du point de contact 24/7 : {{institution}} ({{partyName}})

Chères collègues, chers collègues,

${request}

{{link}}

Vous pouvez aussi répondre simplement à ce message : toute réponse rédigée par une personne vaut accusé de réception. La page vous permet en outre de confirmer ou de rectifier vos coordonnées.

Date d’envoi : {{sentAt}}
Réponses prises en compte jusqu’au : {{answerBy}}

Nous vous remercions de votre coopération.

Le secrétariat du réseau`;
}
