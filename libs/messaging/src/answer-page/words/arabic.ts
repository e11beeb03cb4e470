import type { AnswerPageWords } from './answer-page-words.js';

export const arabic: AnswerPageWords = {
  languageName: 'العربية',
  direction: 'rtl',
  locale: 'ar',

  site: 'اختبار الاتصال',
  exercise: 'تمرين.',
  exerciseText: 'هذا اختبار للشبكة، ولا يوجد وراءه أي حادث أو طلب.',
  languageChoice: 'اللغة',
  footer: 'لا تطلب هذه الصفحة كلمة مرور أبدًا. فتحها لا يسجّل أي رد؛ وحده إرسال النموذج يسجّل الرد.',

  formTitle: 'يُرجى الرد على هذا الاختبار',
  answeredTitle: 'تم الرد على هذا الاختبار',
  formIntro:
    'نتحقق من إمكان الوصول إلى <bdi>{{institution}}</bdi>. تكفي نقرتان: حدّدوا من أنتم، ثم أرسلوا.',
  factsTitle: 'عن هذا الاختبار',
  factTest: 'الاختبار',
  factContactPoint: 'نقطة الاتصال',
  factSent: 'وقت الإرسال',
  factNotSent: 'غير معروف بعد',
  factAnswerBy: 'آخر موعد للرد',
  localTime: '{{moment}}، بتوقيتكم المحلي (<bdi dir="ltr">{{zone}}</bdi>)',

  noticeLate: 'انتهت مهلة الرد في {{answerBy}}. لا يزال بإمكانكم الرد، وسيُسجَّل ردكم على أنه متأخر.',
  noticeClosed: 'أُغلق هذا الاختبار. لا يزال بإمكانكم الرد، وسيُسجَّل ردكم على أنه متأخر.',
  noticeAnswered: 'ردّت نقطة الاتصال هذه في {{answeredAt}}. لا يلزمكم القيام بأي شيء آخر.',
  noticePartyAnswered:
    'سبق أن ردّت نقطة اتصال أخرى (<bdi>{{party}}</bdi>). ومع ذلك نرحّب بردكم أنتم.',
  furtherAnswer: 'إضافة رد آخر أو الإبلاغ عن تغيير',

  choiceLegend: 'من الذي يرد؟',
  choiceRequired: 'إلزامي',
  onDuty: 'أنا المناوب في نقطة الاتصال هذه',
  onDutyHint: 'بإمكانكم التعامل مع طلب الآن.',
  notOnDuty: 'تلقيت هذه الرسالة، لكن المناوب شخص آخر',
  notOnDutyHint: 'يُحتسب هذا الرد أيضًا: لقد تم الوصول إلى نقطة الاتصال.',
  answeredBy: 'اسمكم أو وظيفتكم',
  answeredByHint:
    'اختياري لكنه مفيد: قد يُعاد توجيه الرابط، وبذلك تعرف الأمانة من الذي رد. يُحفظ مشفّرًا.',

  detailsLegend: 'بياناتكم في الدليل',
  detailsHint: 'أُخفيت أجزاء من العناوين والأرقام تحسبًا لإعادة توجيه هذا الرابط.',
  none: 'لا يوجد',
  details: {
    institution: 'المؤسسة',
    email: 'البريد الإلكتروني',
    alternateEmail: 'بريد إلكتروني بديل',
    phone: 'الهاتف',
    alternatePhone: 'هاتف بديل',
    availability: 'أوقات التوافر',
    timezone: 'المنطقة الزمنية',
    languages: 'اللغات',
    instructions: 'تعليمات للمتصلين',
  },
  availabilities: {
    '24/7': 'على مدار الساعة طوال أيام الأسبوع',
    'office-hours-and-on-call': 'خلال ساعات العمل، ومناوبة عند الطلب خارجها',
  },
  detailsConfirmed: 'هذه البيانات صحيحة',
  detailsChanged: 'تغيّر شيء ما',
  correctionsHint:
    'غيّروا ما هو غير صحيح واتركوا الباقي كما هو. تتحقق الأمانة من كل تغيير قبل إدراجه في الدليل. ولحذف معلومة ما، اذكروا ذلك في الملاحظة أدناه.',
  maskedHint: 'حاليًا <bdi dir="ltr">{{masked}}</bdi>. اتركوا الحقل فارغًا إن كان صحيحًا.',
  nothingYetHint: 'لا يوجد حتى الآن.',
  phoneHint: 'مع علامة + ورمز البلد: <bdi dir="ltr">+33 1 40 00 00 00</bdi>.',
  timezoneHint: 'باسمها في قاعدة IANA، مثل <bdi dir="ltr">Africa/Tunis</bdi>.',
  languagesHint: 'برموزها، المفضلة أولًا، تفصل بينها مسافات: <bdi dir="ltr">ar en</bdi>.',

  note: 'أي شيء آخر ينبغي أن تعرفه الأمانة',
  noteHint: 'اختياري. يُحفظ مشفّرًا.',
  submit: 'إرسال الرد',

  errorTitlePrefix: 'خطأ:',
  errorSummary: 'لم يُسجَّل ردكم بعد',
  errorChoice: 'حدّدوا هل أنتم المناوب أم شخص آخر',
  errorEmpty: '{{label}}: لا يمكن ترك هذا الحقل فارغًا',
  errorTooLong: '{{label}}: {{max}} حرف على الأكثر',
  errorText: '{{label}}: استخدموا نصًا عاديًا من دون رموز تحكّم',
  errorEmail: '{{label}}: أدخلوا عنوان بريد إلكتروني، مثل <bdi dir="ltr">duty@police.example</bdi>',
  errorPhone:
    '{{label}}: أدخلوا + ورمز البلد، من 7 إلى 15 رقمًا إجمالًا، مثل <bdi dir="ltr">+33140000000</bdi>',
  errorTimezone:
    '{{label}}: أدخلوا منطقة زمنية من قاعدة IANA، مثل <bdi dir="ltr">Africa/Tunis</bdi>',
  errorLanguages: '{{label}}: أدخلوا رموز لغات تفصل بينها مسافات، مثل <bdi dir="ltr">ar en</bdi>',
  errorAvailability: '{{label}}: اختاروا أحد الخيارين',

  thanksTitle: 'شكرًا لكم، سُجِّل ردكم',
  thanksReceived: 'وصل ردكم في {{receivedAt}}.',
  thanksFurther: 'سبق أن ردّت نقطة الاتصال هذه. يُحتسب الرد الأول، ويُحفظ ردكم إلى جانبه.',
  thanksLate: 'وصل بعد انتهاء الاختبار، ولذلك سُجِّل على أنه متأخر.',
  thanksChanges: 'إذا أبلغتم عن تغيير فستتحقق منه الأمانة.',
  thanksClose: 'يمكنكم إغلاق هذه الصفحة. فتح الرابط مرة أخرى لا يغيّر شيئًا.',

  notTakenTitle: 'تعذّر قبول جزء مما كتبتموه',
  notTakenRest: 'سُجِّل كل ما أرسلتموه غير ذلك.',
  notTakenHelp:
    'صحّحوه هنا وأرسلوه من جديد، أو أفرغوا الحقل للاستغناء عنه. وإن لم تفعلوا شيئًا يبقى ردكم مسجّلًا.',
  submitAgain: 'إرسال هذه التصحيحات',

  cancelledTitle: 'أُلغي هذا الاختبار',
  cancelledText: 'لا يلزمكم القيام بأي شيء.',
  notStartedTitle: 'لم يصلكم هذا الاختبار بعد',
  notStartedText: 'سيعمل الرابط فور إرسال الرسالة إلى نقطة الاتصال. لم يُسجَّل أي شيء.',
  unknownTitle: 'هذا الرابط غير صالح',
  unknownText:
    'ربما قُطع أو تغيّر في الطريق. افتحوا الرابط من الرسالة الأصلية مرة أخرى، أو ردّوا على تلك الرسالة مباشرة.',
  tooLargeTitle: 'ردكم أطول مما ينبغي',
  tooLargeText: 'لم يُسجَّل أي شيء. عودوا إلى الصفحة السابقة واختصروا النص ثم أرسلوه من جديد.',
  malformedTitle: 'تعذّرت قراءة ردكم',
  malformedText: 'لم يُسجَّل أي شيء. افتحوا الصفحة من جديد وردّوا من خلالها.',
  tooManyTitle: 'لا تُقبل هنا ردود أخرى',
  tooManyText:
    'سُجّلت ردود كثيرة من نقطة الاتصال هذه. إن كان ينقص شيء فردّوا على الرسالة التي تلقيتموها.',
  tooOftenTitle: 'جُرِّبت روابط كثيرة جدًا',
  tooOftenText:
    'لم يُسجَّل أي شيء. فُتحت من شبكتكم روابط غير صالحة كثيرة جدًا. حاولوا مجددًا بعد {{minutes}} دقيقة، أو ردّوا ببساطة على الرسالة التي وصلتكم.',
  unavailableTitle: 'حدث خطأ من جانبنا',
  unavailableText:
    'ربما لم يُسجَّل ردكم. أرسلوه مرة أخرى بعد دقيقة، ولا ضرر في ذلك، أو ردّوا على الرسالة التي تلقيتموها.',
  openAgain: 'فتح صفحة الرد',
};
