import type { AnswerPageWords } from './answer-page-words.js';

export const spanish: AnswerPageWords = {
  languageName: 'Español',
  direction: 'ltr',
  locale: 'es',

  site: 'Prueba de disponibilidad',
  exercise: 'Ejercicio.',
  exerciseText:
    'Esto es una prueba de la red. No hay ningún incidente ni ninguna solicitud detrás.',
  languageChoice: 'Idioma',
  footer:
    'Esta página nunca pide una contraseña. Abrirla no registra ninguna respuesta; solo lo hace el envío del formulario.',

  formTitle: 'Responda a esta prueba, por favor',
  answeredTitle: 'Esta prueba ya tiene respuesta',
  formIntro:
    'Queremos saber si se puede contactar con <bdi>{{institution}}</bdi>. Bastan dos clics: indique quién es y envíe.',
  factsTitle: 'Acerca de esta prueba',
  factTest: 'Prueba',
  factContactPoint: 'Punto de contacto',
  factSent: 'Enviada',
  factNotSent: 'Aún no se sabe',
  factAnswerBy: 'Responder antes de',
  localTime: '{{moment}}, hora local (<bdi dir="ltr">{{zone}}</bdi>)',

  noticeLate:
    'El plazo para responder terminó: {{answerBy}}. Aún puede responder: su respuesta se registrará como tardía.',
  noticeClosed:
    'Esta prueba está cerrada. Aún puede responder: su respuesta se registrará como tardía.',
  noticeAnswered:
    'Este punto de contacto ya respondió: {{answeredAt}}. No tiene que hacer nada más.',
  noticePartyAnswered:
    'Otro punto de contacto (<bdi>{{party}}</bdi>) ya ha respondido. Su propia respuesta sigue siendo bienvenida.',
  furtherAnswer: 'Añadir otra respuesta o comunicar un cambio',

  choiceLegend: '¿Quién responde?',
  choiceRequired: 'Obligatorio',
  onDuty: 'Estoy de guardia en este punto de contacto',
  onDutyHint: 'Podría atender una solicitud ahora.',
  notOnDuty: 'He recibido esto, pero está de guardia otra persona',
  notOnDutyHint: 'Esto también cuenta: se ha contactado con su punto de contacto.',
  answeredBy: 'Su nombre o función',
  answeredByHint:
    'Opcional, pero útil: un enlace puede reenviarse, y así la secretaría ve quién respondió. Se guarda cifrado.',

  detailsLegend: 'Sus datos en el directorio',
  detailsHint:
    'Las direcciones y los números se ocultan en parte, por si este enlace se ha reenviado.',
  none: 'Ninguno',
  details: {
    institution: 'Institución',
    email: 'Correo electrónico',
    alternateEmail: 'Correo electrónico alternativo',
    phone: 'Teléfono',
    alternatePhone: 'Teléfono alternativo',
    availability: 'Disponibilidad',
    timezone: 'Zona horaria',
    languages: 'Idiomas',
    instructions: 'Instrucciones para quien llama',
  },
  availabilities: {
    '24/7': '24 horas al día, 7 días a la semana',
    'office-hours-and-on-call': 'Horario de oficina, y de guardia fuera de él',
  },
  detailsConfirmed: 'Estos datos son correctos',
  detailsChanged: 'Algo ha cambiado',
  correctionsHint:
    'Cambie lo que sea incorrecto y deje el resto como está. La secretaría comprueba cada cambio antes de incluirlo en el directorio. Si hay que eliminar algo, dígalo en el mensaje de abajo.',
  maskedHint: 'Ahora <bdi dir="ltr">{{masked}}</bdi>. Déjelo vacío si es correcto.',
  nothingYetHint: 'Ninguno hasta ahora.',
  phoneHint: 'Con + y el prefijo del país: <bdi dir="ltr">+33 1 40 00 00 00</bdi>.',
  timezoneHint: 'Con su nombre IANA, por ejemplo <bdi dir="ltr">Europe/Paris</bdi>.',
  languagesHint:
    'Con sus códigos, primero el idioma preferido, separados por espacios: <bdi dir="ltr">es en</bdi>.',

  note: '¿Algo más que deba saber la secretaría?',
  noteHint: 'Opcional. Se guarda cifrado.',
  submit: 'Enviar mi respuesta',

  errorTitlePrefix: 'Error:',
  errorSummary: 'Su respuesta aún no se ha registrado',
  errorChoice: 'Indique si está de guardia usted u otra persona',
  errorEmpty: '{{label}}: no puede quedar vacío',
  errorTooLong: '{{label}}: como máximo {{max}} caracteres',
  errorText: '{{label}}: use texto sencillo sin caracteres de control',
  errorEmail: '{{label}}: indique una dirección de correo, por ejemplo duty@police.example',
  errorPhone:
    '{{label}}: indique + y el prefijo del país, de 7 a 15 cifras en total, por ejemplo +33140000000',
  errorTimezone: '{{label}}: indique una zona horaria IANA, por ejemplo Europe/Paris',
  errorLanguages: '{{label}}: indique códigos de idioma separados por espacios, por ejemplo es en',
  errorAvailability: '{{label}}: elija una de las dos opciones',

  thanksTitle: 'Gracias. Su respuesta ha quedado registrada',
  thanksReceived: 'Recibida: {{receivedAt}}.',
  thanksFurther:
    'Este punto de contacto ya había respondido. Cuenta la primera respuesta, y la suya se conserva junto a ella.',
  thanksLate: 'Llegó después del final de la prueba, por lo que se registra como tardía.',
  thanksChanges: 'Si ha comunicado un cambio, la secretaría lo comprobará.',
  thanksClose: 'Puede cerrar esta página. Volver a abrir el enlace no cambia nada.',

  notTakenTitle: 'Una parte de lo que escribió no se ha podido aceptar',
  notTakenRest: 'Todo lo demás que envió ha quedado registrado.',
  notTakenHelp:
    'Corríjala aquí y envíela de nuevo, o deje un campo vacío para omitirlo. Si no hace nada, su respuesta sigue registrada.',
  submitAgain: 'Enviar estas correcciones',

  cancelledTitle: 'Esta prueba se ha cancelado',
  cancelledText: 'No tiene que hacer nada.',
  notStartedTitle: 'Esta prueba aún no le ha llegado',
  notStartedText:
    'El enlace funcionará en cuanto se haya enviado el mensaje a su punto de contacto. No se ha registrado nada.',
  unknownTitle: 'Este enlace no es válido',
  unknownText:
    'Puede que se haya cortado o modificado por el camino. Abra de nuevo el enlace del mensaje original o, simplemente, responda a ese mensaje.',
  tooLargeTitle: 'Su respuesta es demasiado larga',
  tooLargeText: 'No se ha registrado nada. Vuelva atrás, acorte el texto y envíelo de nuevo.',
  malformedTitle: 'No se ha podido leer su respuesta',
  malformedText: 'No se ha registrado nada. Abra de nuevo la página y responda allí.',
  tooManyTitle: 'Aquí no se admiten más respuestas',
  tooManyText:
    'Ya hay muchas respuestas registradas de este punto de contacto. Si falta algo, responda al mensaje que recibió.',
  tooOftenTitle: 'Se han probado demasiados enlaces',
  tooOftenText:
    'No se ha registrado nada. Desde su red se han abierto demasiados enlaces no válidos. Inténtelo de nuevo dentro de {{minutes}} min o responda simplemente al mensaje que recibió.',
  unavailableTitle: 'Se ha producido un error por nuestra parte',
  unavailableText:
    'Puede que su respuesta no se haya registrado. Envíela otra vez dentro de un minuto, lo que no causa ningún problema, o responda al mensaje que recibió.',
  openAgain: 'Abrir la página de respuesta',
};
