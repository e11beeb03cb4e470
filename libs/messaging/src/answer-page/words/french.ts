import type { AnswerPageWords } from './answer-page-words.js';

export const french: AnswerPageWords = {
  languageName: 'Français',
  direction: 'ltr',
  locale: 'fr',

  site: 'Test de disponibilité',
  exercise: 'Exercice.',
  exerciseText:
    'Ceci est un test du réseau. Il ne correspond à aucun incident ni à aucune demande.',
  languageChoice: 'Langue',
  footer:
    'Cette page ne demande jamais de mot de passe. L’ouvrir n’enregistre aucune réponse ; seul l’envoi du formulaire le fait.',

  formTitle: 'Veuillez répondre à ce test',
  answeredTitle: 'Ce test a reçu sa réponse',
  formIntro:
    'Nous vérifions que <bdi>{{institution}}</bdi> est joignable. Deux clics suffisent : indiquez qui vous êtes, puis envoyez.',
  factsTitle: 'À propos de ce test',
  factTest: 'Test',
  factContactPoint: 'Point de contact',
  factSent: 'Envoyé le',
  factNotSent: 'Pas encore connu',
  factAnswerBy: 'Répondre avant le',
  localTime: '{{moment}}, heure locale (<bdi dir="ltr">{{zone}}</bdi>)',

  noticeLate:
    'Le délai de réponse a expiré le {{answerBy}}. Vous pouvez encore répondre : votre réponse sera enregistrée comme tardive.',
  noticeClosed:
    'Ce test est clos. Vous pouvez encore répondre : votre réponse sera enregistrée comme tardive.',
  noticeAnswered: 'Ce point de contact a répondu le {{answeredAt}}. Vous n’avez plus rien à faire.',
  noticePartyAnswered:
    'Un autre point de contact (<bdi>{{party}}</bdi>) a déjà répondu. Votre propre réponse reste la bienvenue.',
  furtherAnswer: 'Ajouter une réponse ou signaler un changement',

  choiceLegend: 'Qui répond ?',
  choiceRequired: 'Obligatoire',
  onDuty: 'Je suis de permanence pour ce point de contact',
  onDutyHint: 'Vous pourriez traiter une demande maintenant.',
  notOnDuty: 'J’ai reçu ce message, mais quelqu’un d’autre est de permanence',
  notOnDutyHint: 'Cette réponse compte aussi : votre point de contact a été joint.',
  answeredBy: 'Votre nom ou votre fonction',
  answeredByHint:
    'Facultatif, mais utile : un lien peut être transféré, et le secrétariat voit ainsi qui a répondu. Cette indication est conservée chiffrée.',

  detailsLegend: 'Votre fiche dans l’annuaire',
  detailsHint:
    'Les adresses et les numéros sont en partie masqués, au cas où ce lien aurait été transféré.',
  none: 'Aucun',
  details: {
    institution: 'Institution',
    email: 'Adresse électronique',
    alternateEmail: 'Autre adresse électronique',
    phone: 'Téléphone',
    alternatePhone: 'Autre téléphone',
    availability: 'Disponibilité',
    timezone: 'Fuseau horaire',
    languages: 'Langues',
    instructions: 'Consignes aux appelants',
  },
  availabilities: {
    '24/7': '24 heures sur 24, 7 jours sur 7',
    'office-hours-and-on-call': 'Heures de bureau, et astreinte en dehors',
  },
  detailsConfirmed: 'Ces informations sont exactes',
  detailsChanged: 'Quelque chose a changé',
  correctionsHint:
    'Modifiez ce qui est inexact et laissez le reste. Le secrétariat vérifie chaque changement avant de l’inscrire dans l’annuaire. Pour faire supprimer une information, dites-le dans le message ci-dessous.',
  maskedHint: 'Actuellement <bdi dir="ltr">{{masked}}</bdi>. Laissez vide si c’est exact.',
  nothingYetHint: 'Rien pour l’instant.',
  phoneHint: 'Avec + et l’indicatif du pays : <bdi dir="ltr">+33 1 40 00 00 00</bdi>.',
  timezoneHint: 'Par son nom IANA, par exemple <bdi dir="ltr">Europe/Paris</bdi>.',
  languagesHint:
    'Par leurs codes, la langue préférée en premier, séparés par des espaces : <bdi dir="ltr">fr en</bdi>.',

  note: 'Autre chose à signaler au secrétariat',
  noteHint: 'Facultatif. Le message est conservé chiffré.',
  submit: 'Envoyer ma réponse',

  errorTitlePrefix: 'Erreur :',
  errorSummary: 'Votre réponse n’est pas encore enregistrée',
  errorChoice: 'Indiquez si vous êtes de permanence ou si quelqu’un d’autre l’est',
  errorEmpty: '{{label}} : ce champ ne peut pas être vide',
  errorTooLong: '{{label}} : {{max}} caractères au plus',
  errorText: '{{label}} : utilisez du texte simple, sans caractères de contrôle',
  errorEmail: '{{label}} : indiquez une adresse électronique, par exemple duty@police.example',
  errorPhone:
    '{{label}} : indiquez + et l’indicatif du pays, 7 à 15 chiffres en tout, par exemple +33140000000',
  errorTimezone: '{{label}} : indiquez un fuseau horaire IANA, par exemple Europe/Paris',
  errorLanguages:
    '{{label}} : indiquez des codes de langue séparés par des espaces, par exemple fr en',
  errorAvailability: '{{label}} : choisissez l’une des deux possibilités',

  thanksTitle: 'Merci. Votre réponse est enregistrée',
  thanksReceived: 'Elle a été reçue le {{receivedAt}}.',
  thanksFurther:
    'Ce point de contact avait déjà répondu. La première réponse compte, et la vôtre est conservée à côté.',
  thanksLate: 'Elle est arrivée après la fin du test et est donc enregistrée comme tardive.',
  thanksChanges: 'Si vous avez signalé un changement, le secrétariat le vérifiera.',
  thanksClose: 'Vous pouvez fermer cette page. Ouvrir à nouveau le lien ne change rien.',

  notTakenTitle: 'Une partie de ce que vous avez écrit n’a pas pu être acceptée',
  notTakenRest: 'Tout le reste de votre envoi est enregistré.',
  notTakenHelp:
    'Corrigez-la ici et envoyez-la à nouveau, ou videz un champ pour y renoncer. Si vous ne faites rien, votre réponse reste enregistrée.',
  submitAgain: 'Envoyer ces corrections',

  cancelledTitle: 'Ce test a été annulé',
  cancelledText: 'Vous n’avez rien à faire.',
  notStartedTitle: 'Ce test ne vous a pas encore été envoyé',
  notStartedText:
    'Le lien fonctionnera dès que le message destiné à votre point de contact aura été envoyé. Rien n’a été enregistré.',
  unknownTitle: 'Ce lien n’est pas valable',
  unknownText:
    'Il a peut-être été coupé ou modifié en chemin. Ouvrez à nouveau le lien du message d’origine, ou répondez simplement à ce message.',
  tooLargeTitle: 'Votre réponse est trop longue',
  tooLargeText:
    'Rien n’a été enregistré. Revenez en arrière, raccourcissez votre texte et envoyez-le à nouveau.',
  malformedTitle: 'Votre réponse n’a pas pu être lue',
  malformedText: 'Rien n’a été enregistré. Ouvrez à nouveau la page et répondez-y.',
  tooManyTitle: 'Aucune autre réponse n’est acceptée ici',
  tooManyText:
    'De nombreuses réponses de ce point de contact sont déjà enregistrées. S’il manque quelque chose, répondez au message que vous avez reçu.',
  tooOftenTitle: 'Trop de liens ont été essayés',
  tooOftenText:
    'Rien n’a été enregistré. Trop de liens non valables ont été ouverts depuis votre réseau. Réessayez dans {{minutes}} min ou répondez simplement au message que vous avez reçu.',
  unavailableTitle: 'Une erreur s’est produite de notre côté',
  unavailableText:
    'Votre réponse n’a peut-être pas été enregistrée. Envoyez-la à nouveau dans une minute, ce qui est sans risque, ou répondez au message que vous avez reçu.',
  openAgain: 'Ouvrir la page de réponse',
};
