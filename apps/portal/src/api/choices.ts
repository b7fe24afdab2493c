// Made from the description of the api: the codes among which requests choose, by the name of their schema.
export const CHOICES = {
  "ApItemTickDto": {
    "code": [
      "covert-research",
      "blacklists",
      "fraud",
      "credit-scores",
      "financial-situation",
      "genetic-data",
      "health-data",
      "cooperation",
      "camera",
      "flexible-camera",
      "staff-monitoring",
      "location",
      "communications",
      "internet-of-things",
      "profiling",
      "behaviour-influence",
      "biometric-data"
    ]
  },
  "ArticleTickDto": {
    "code": [
      "profiling-with-effect",
      "special-large-scale",
      "public-monitoring"
    ]
  },
  "ColumnProposalDto": {
    "type": [
      "text",
      "integer",
      "decimal",
      "boolean",
      "date",
      "timestamp"
    ],
    "decimalMark": [
      ".",
      ","
    ],
    "classification": [
      "direct-identifier",
      "quasi-identifier",
      "sensitive-proxy",
      "special-category",
      "criminal-offence",
      "free-text",
      "measure",
      "date"
    ],
    "treatment": [
      "store",
      "drop",
      "replace",
      "subject"
    ]
  },
  "CouncilActCreateDto": {
    "body": [
      "student-council",
      "works-council",
      "joint-council"
    ],
    "kind": [
      "information",
      "discussion",
      "advice",
      "assent",
      "unasked-advice",
      "initiative"
    ],
    "position": [
      "positive",
      "conditional",
      "negative",
      "none"
    ]
  },
  "CriterionTickDto": {
    "code": [
      "evaluation",
      "automated-decision",
      "systematic-monitoring",
      "sensitive-data",
      "large-scale",
      "matching",
      "vulnerable-subjects",
      "new-technology",
      "prevents-right"
    ]
  },
  "DatasetDraftDto": {
    "kind": [
      "subjects",
      "reference"
    ],
    "basis": [
      "public-task",
      "legal-obligation",
      "consent",
      "contract",
      "legitimate-interest",
      "vital-interest"
    ]
  },
  "ParticipantCreateDto": {
    "kind": [
      "student",
      "student-council",
      "works-council",
      "staff",
      "privacy-officer",
      "fg",
      "other"
    ]
  },
  "PrescanPutDto": {
    "ordinaryKinds": [
      "device",
      "content",
      "demographic",
      "diagnostics",
      "website",
      "helpdesk",
      "logging",
      "contact",
      "other"
    ],
    "specialKinds": [
      "biometric",
      "sexual",
      "health",
      "genetic",
      "union",
      "political",
      "origin",
      "belief"
    ],
    "sensitiveKinds": [
      "browsing",
      "financial",
      "identity-fraud",
      "vulnerable-groups",
      "credentials",
      "communication-location",
      "national-number",
      "criminal",
      "stigmatising"
    ],
    "subjectKinds": [
      "students",
      "staff",
      "under-16",
      "vulnerable",
      "other"
    ],
    "frequency": [
      "continuous",
      "more-than-monthly",
      "monthly",
      "yearly",
      "irregular",
      "once"
    ],
    "minorsService": [
      "none",
      "possible",
      "aimed"
    ]
  },
  "ProcessAnswersDto": {
    "effect": [
      "none",
      "similar",
      "legal"
    ],
    "modality": [
      "camera",
      "location",
      "internet-of-things",
      "biometric",
      "room-tracking",
      "behaviour"
    ]
  },
  "ProcessPutDto": {
    "activity": [
      "study",
      "development",
      "application"
    ],
    "useTypes": [
      "guidance",
      "feedback",
      "course-improvement",
      "policy",
      "research",
      "accountability",
      "surveillance",
      "discipline",
      "grading",
      "staff-appraisal"
    ],
    "bases": [
      "public-task",
      "legal-obligation",
      "consent",
      "contract",
      "legitimate-interest",
      "vital-interest"
    ],
    "level": [
      "policy",
      "group",
      "person"
    ],
    "analytics": [
      "descriptive",
      "diagnostic",
      "predictive",
      "prescriptive"
    ],
    "facing": [
      "student",
      "teacher",
      "adviser",
      "management",
      "council",
      "research"
    ]
  },
  "ProfileValuesDto": {
    "legalForm": [
      "public",
      "private"
    ],
    "sector": [
      "wo",
      "hbo",
      "mbo"
    ],
    "participation": [
      "divided",
      "joint"
    ]
  },
  "RouteRulesDto": {
    "heavyAlso": [
      "group-level",
      "predictive",
      "criminal-data",
      "sensitive-data",
      "outside-eea"
    ]
  }
} as const;
