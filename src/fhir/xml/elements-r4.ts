/** Written by scripts/write-fhir-elements.ts: the elements of each type of FHIR R4, in order. */
export const ELEMENTS_R4: { readonly [type: string]: string } = {
  Address: '^Element use:s type:s text:s line:s* city:s district:s state:s postalCode:s country:s period:Period',
  Age: '^Element value:n comparator:s unit:s system:s code:s',
  Annotation: '^Element authorReference:Reference authorString:s time:s text:s',
  Attachment: '^Element contentType:s language:s data:s url:s size:n hash:s title:s creation:s',
  BackboneElement: '^Element modifierExtension:Extension*',
  Bundle:
    '^Resource identifier:Identifier type:s timestamp:s total:n link:BundleLink* entry:BundleEntry* signature:Signature',
  BundleEntry:
    '^BackboneElement link:BundleLink* fullUrl:s resource:Resource search:BundleEntrySearch request:BundleEntryRequest response:BundleEntryResponse',
  BundleEntryRequest: '^BackboneElement method:s url:s ifNoneMatch:s ifModifiedSince:s ifMatch:s ifNoneExist:s',
  BundleEntryResponse: '^BackboneElement status:s location:s etag:s lastModified:s outcome:Resource',
  BundleEntrySearch: '^BackboneElement mode:s score:n',
  BundleLink: '^BackboneElement relation:s url:s',
  CapabilityStatement:
    '^DomainResource url:s version:s name:s title:s status:s experimental:b date:s publisher:s contact:ContactDetail* description:s useContext:UsageContext* jurisdiction:CodeableConcept* purpose:s copyright:s kind:s instantiates:s* imports:s* software:CapabilityStatementSoftware implementation:CapabilityStatementImplementation fhirVersion:s format:s* patchFormat:s* implementationGuide:s* rest:CapabilityStatementRest* messaging:CapabilityStatementMessaging* document:CapabilityStatementDocument*',
  CapabilityStatementDocument: '^BackboneElement mode:s documentation:s profile:s',
  CapabilityStatementImplementation: '^BackboneElement description:s url:s custodian:Reference',
  CapabilityStatementMessaging:
    '^BackboneElement endpoint:CapabilityStatementMessagingEndpoint* reliableCache:n documentation:s supportedMessage:CapabilityStatementMessagingSupportedMessage*',
  CapabilityStatementMessagingEndpoint: '^BackboneElement protocol:Coding address:s',
  CapabilityStatementMessagingSupportedMessage: '^BackboneElement mode:s definition:s',
  CapabilityStatementRest:
    '^BackboneElement mode:s documentation:s security:CapabilityStatementRestSecurity resource:CapabilityStatementRestResource* interaction:CapabilityStatementRestInteraction* searchParam:CapabilityStatementRestResourceSearchParam* operation:CapabilityStatementRestResourceOperation* compartment:s*',
  CapabilityStatementRestInteraction: '^BackboneElement code:s documentation:s',
  CapabilityStatementRestResource:
    '^BackboneElement type:s profile:s supportedProfile:s* documentation:s interaction:CapabilityStatementRestResourceInteraction* versioning:s readHistory:b updateCreate:b conditionalCreate:b conditionalRead:s conditionalUpdate:b conditionalDelete:s referencePolicy:s* searchInclude:s* searchRevInclude:s* searchParam:CapabilityStatementRestResourceSearchParam* operation:CapabilityStatementRestResourceOperation*',
  CapabilityStatementRestResourceInteraction: '^BackboneElement code:s documentation:s',
  CapabilityStatementRestResourceOperation: '^BackboneElement name:s definition:s documentation:s',
  CapabilityStatementRestResourceSearchParam: '^BackboneElement name:s definition:s type:s documentation:s',
  CapabilityStatementRestSecurity: '^BackboneElement cors:b service:CodeableConcept* description:s',
  CapabilityStatementSoftware: '^BackboneElement name:s version:s releaseDate:s',
  CodeSystem:
    '^DomainResource url:s identifier:Identifier* version:s name:s title:s status:s experimental:b date:s publisher:s contact:ContactDetail* description:s useContext:UsageContext* jurisdiction:CodeableConcept* purpose:s copyright:s caseSensitive:b valueSet:s hierarchyMeaning:s compositional:b versionNeeded:b content:s supplements:s count:n filter:CodeSystemFilter* property:CodeSystemProperty* concept:CodeSystemConcept*',
  CodeSystemConcept:
    '^BackboneElement code:s display:s definition:s designation:CodeSystemConceptDesignation* property:CodeSystemConceptProperty* concept:CodeSystemConcept*',
  CodeSystemConceptDesignation: '^BackboneElement language:s use:Coding value:s',
  CodeSystemConceptProperty:
    '^BackboneElement code:s valueCode:s valueCoding:Coding valueString:s valueInteger:n valueBoolean:b valueDateTime:s valueDecimal:n',
  CodeSystemFilter: '^BackboneElement code:s description:s operator:s* value:s',
  CodeSystemProperty: '^BackboneElement code:s uri:s description:s type:s',
  CodeableConcept: '^Element coding:Coding* text:s',
  Coding: '^Element system:s version:s code:s display:s userSelected:b',
  ConceptMap:
    '^DomainResource url:s identifier:Identifier version:s name:s title:s status:s experimental:b date:s publisher:s contact:ContactDetail* description:s useContext:UsageContext* jurisdiction:CodeableConcept* purpose:s copyright:s sourceUri:s sourceCanonical:s targetUri:s targetCanonical:s group:ConceptMapGroup*',
  ConceptMapGroup:
    '^BackboneElement source:s sourceVersion:s target:s targetVersion:s element:ConceptMapGroupElement* unmapped:ConceptMapGroupUnmapped',
  ConceptMapGroupElement: '^BackboneElement code:s display:s target:ConceptMapGroupElementTarget*',
  ConceptMapGroupElementTarget:
    '^BackboneElement code:s display:s equivalence:s comment:s dependsOn:ConceptMapGroupElementTargetDependsOn* product:ConceptMapGroupElementTargetDependsOn*',
  ConceptMapGroupElementTargetDependsOn: '^BackboneElement property:s system:s value:s display:s',
  ConceptMapGroupUnmapped: '^BackboneElement mode:s code:s display:s url:s',
  ContactDetail: '^Element name:s telecom:ContactPoint*',
  ContactPoint: '^Element system:s value:s use:s rank:n period:Period',
  Contributor: '^Element type:s name:s contact:ContactDetail*',
  Count: '^Element value:n comparator:s unit:s system:s code:s',
  DataRequirement:
    '^Element type:s profile:s* subjectCodeableConcept:CodeableConcept subjectReference:Reference mustSupport:s* codeFilter:DataRequirementCodeFilter* dateFilter:DataRequirementDateFilter* limit:n sort:DataRequirementSort*',
  DataRequirementCodeFilter: '^BackboneElement path:s searchParam:s valueSet:s code:Coding*',
  DataRequirementDateFilter:
    '^BackboneElement path:s searchParam:s valueDateTime:s valuePeriod:Period valueDuration:Duration',
  DataRequirementSort: '^BackboneElement path:s direction:s',
  Distance: '^Element value:n comparator:s unit:s system:s code:s',
  DomainResource: '^Resource text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension*',
  Dosage:
    '^BackboneElement sequence:n text:s additionalInstruction:CodeableConcept* patientInstruction:s timing:Timing asNeededBoolean:b asNeededCodeableConcept:CodeableConcept site:CodeableConcept route:CodeableConcept method:CodeableConcept doseAndRate:DosageDoseAndRate* maxDosePerPeriod:Ratio maxDosePerAdministration:Quantity maxDosePerLifetime:Quantity',
  DosageDoseAndRate:
    '^BackboneElement type:CodeableConcept doseRange:Range doseQuantity:Quantity rateRatio:Ratio rateRange:Range rateQuantity:Quantity',
  Duration: '^Element value:n comparator:s unit:s system:s code:s',
  Element: 'id:s extension:Extension*',
  ElementDefinition:
    '^BackboneElement path:s representation:s* sliceName:s sliceIsConstraining:b label:s code:Coding* slicing:ElementDefinitionSlicing short:s definition:s comment:s requirements:s alias:s* min:n max:s base:ElementDefinitionBase contentReference:s type:ElementDefinitionType* defaultValueBase64Binary:s defaultValueBoolean:b defaultValueCanonical:s defaultValueCode:s defaultValueDate:s defaultValueDateTime:s defaultValueDecimal:n defaultValueId:s defaultValueInstant:s defaultValueInteger:n defaultValueMarkdown:s defaultValueOid:s defaultValuePositiveInt:n defaultValueString:s defaultValueTime:s defaultValueUnsignedInt:n defaultValueUri:s defaultValueUrl:s defaultValueUuid:s defaultValueAddress:Address defaultValueAge:Age defaultValueAnnotation:Annotation defaultValueAttachment:Attachment defaultValueCodeableConcept:CodeableConcept defaultValueCoding:Coding defaultValueContactPoint:ContactPoint defaultValueCount:Count defaultValueDistance:Distance defaultValueDuration:Duration defaultValueHumanName:HumanName defaultValueIdentifier:Identifier defaultValueMoney:Money defaultValuePeriod:Period defaultValueQuantity:Quantity defaultValueRange:Range defaultValueRatio:Ratio defaultValueReference:Reference defaultValueSampledData:SampledData defaultValueSignature:Signature defaultValueTiming:Timing defaultValueContactDetail:ContactDetail defaultValueContributor:Contributor defaultValueDataRequirement:DataRequirement defaultValueExpression:Expression defaultValueParameterDefinition:ParameterDefinition defaultValueRelatedArtifact:RelatedArtifact defaultValueTriggerDefinition:TriggerDefinition defaultValueUsageContext:UsageContext defaultValueDosage:Dosage defaultValueMeta:Meta meaningWhenMissing:s orderMeaning:s fixedBase64Binary:s fixedBoolean:b fixedCanonical:s fixedCode:s fixedDate:s fixedDateTime:s fixedDecimal:n fixedId:s fixedInstant:s fixedInteger:n fixedMarkdown:s fixedOid:s fixedPositiveInt:n fixedString:s fixedTime:s fixedUnsignedInt:n fixedUri:s fixedUrl:s fixedUuid:s fixedAddress:Address fixedAge:Age fixedAnnotation:Annotation fixedAttachment:Attachment fixedCodeableConcept:CodeableConcept fixedCoding:Coding fixedContactPoint:ContactPoint fixedCount:Count fixedDistance:Distance fixedDuration:Duration fixedHumanName:HumanName fixedIdentifier:Identifier fixedMoney:Money fixedPeriod:Period fixedQuantity:Quantity fixedRange:Range fixedRatio:Ratio fixedReference:Reference fixedSampledData:SampledData fixedSignature:Signature fixedTiming:Timing fixedContactDetail:ContactDetail fixedContributor:Contributor fixedDataRequirement:DataRequirement fixedExpression:Expression fixedParameterDefinition:ParameterDefinition fixedRelatedArtifact:RelatedArtifact fixedTriggerDefinition:TriggerDefinition fixedUsageContext:UsageContext fixedDosage:Dosage fixedMeta:Meta patternBase64Binary:s patternBoolean:b patternCanonical:s patternCode:s patternDate:s patternDateTime:s patternDecimal:n patternId:s patternInstant:s patternInteger:n patternMarkdown:s patternOid:s patternPositiveInt:n patternString:s patternTime:s patternUnsignedInt:n patternUri:s patternUrl:s patternUuid:s patternAddress:Address patternAge:Age patternAnnotation:Annotation patternAttachment:Attachment patternCodeableConcept:CodeableConcept patternCoding:Coding patternContactPoint:ContactPoint patternCount:Count patternDistance:Distance patternDuration:Duration patternHumanName:HumanName patternIdentifier:Identifier patternMoney:Money patternPeriod:Period patternQuantity:Quantity patternRange:Range patternRatio:Ratio patternReference:Reference patternSampledData:SampledData patternSignature:Signature patternTiming:Timing patternContactDetail:ContactDetail patternContributor:Contributor patternDataRequirement:DataRequirement patternExpression:Expression patternParameterDefinition:ParameterDefinition patternRelatedArtifact:RelatedArtifact patternTriggerDefinition:TriggerDefinition patternUsageContext:UsageContext patternDosage:Dosage patternMeta:Meta example:ElementDefinitionExample* minValueDate:s minValueDateTime:s minValueInstant:s minValueTime:s minValueDecimal:n minValueInteger:n minValuePositiveInt:n minValueUnsignedInt:n minValueQuantity:Quantity maxValueDate:s maxValueDateTime:s maxValueInstant:s maxValueTime:s maxValueDecimal:n maxValueInteger:n maxValuePositiveInt:n maxValueUnsignedInt:n maxValueQuantity:Quantity maxLength:n condition:s* constraint:ElementDefinitionConstraint* mustSupport:b isModifier:b isModifierReason:s isSummary:b binding:ElementDefinitionBinding mapping:ElementDefinitionMapping*',
  ElementDefinitionBase: '^BackboneElement path:s min:n max:s',
  ElementDefinitionBinding: '^BackboneElement strength:s description:s valueSet:s',
  ElementDefinitionConstraint: '^BackboneElement key:s requirements:s severity:s human:s expression:s xpath:s source:s',
  ElementDefinitionExample:
    '^BackboneElement label:s valueBase64Binary:s valueBoolean:b valueCanonical:s valueCode:s valueDate:s valueDateTime:s valueDecimal:n valueId:s valueInstant:s valueInteger:n valueMarkdown:s valueOid:s valuePositiveInt:n valueString:s valueTime:s valueUnsignedInt:n valueUri:s valueUrl:s valueUuid:s valueAddress:Address valueAge:Age valueAnnotation:Annotation valueAttachment:Attachment valueCodeableConcept:CodeableConcept valueCoding:Coding valueContactPoint:ContactPoint valueCount:Count valueDistance:Distance valueDuration:Duration valueHumanName:HumanName valueIdentifier:Identifier valueMoney:Money valuePeriod:Period valueQuantity:Quantity valueRange:Range valueRatio:Ratio valueReference:Reference valueSampledData:SampledData valueSignature:Signature valueTiming:Timing valueContactDetail:ContactDetail valueContributor:Contributor valueDataRequirement:DataRequirement valueExpression:Expression valueParameterDefinition:ParameterDefinition valueRelatedArtifact:RelatedArtifact valueTriggerDefinition:TriggerDefinition valueUsageContext:UsageContext valueDosage:Dosage valueMeta:Meta',
  ElementDefinitionMapping: '^BackboneElement identity:s language:s map:s comment:s',
  ElementDefinitionSlicing:
    '^BackboneElement discriminator:ElementDefinitionSlicingDiscriminator* description:s ordered:b rules:s',
  ElementDefinitionSlicingDiscriminator: '^BackboneElement type:s path:s',
  ElementDefinitionType: '^BackboneElement code:s profile:s* targetProfile:s* aggregation:s* versioning:s',
  Expression: '^Element description:s name:s language:s expression:s reference:s',
  Extension:
    '^Element url:s valueBase64Binary:s valueBoolean:b valueCanonical:s valueCode:s valueDate:s valueDateTime:s valueDecimal:n valueId:s valueInstant:s valueInteger:n valueMarkdown:s valueOid:s valuePositiveInt:n valueString:s valueTime:s valueUnsignedInt:n valueUri:s valueUrl:s valueUuid:s valueAddress:Address valueAge:Age valueAnnotation:Annotation valueAttachment:Attachment valueCodeableConcept:CodeableConcept valueCoding:Coding valueContactPoint:ContactPoint valueCount:Count valueDistance:Distance valueDuration:Duration valueHumanName:HumanName valueIdentifier:Identifier valueMoney:Money valuePeriod:Period valueQuantity:Quantity valueRange:Range valueRatio:Ratio valueReference:Reference valueSampledData:SampledData valueSignature:Signature valueTiming:Timing valueContactDetail:ContactDetail valueContributor:Contributor valueDataRequirement:DataRequirement valueExpression:Expression valueParameterDefinition:ParameterDefinition valueRelatedArtifact:RelatedArtifact valueTriggerDefinition:TriggerDefinition valueUsageContext:UsageContext valueDosage:Dosage valueMeta:Meta',
  HumanName: '^Element use:s text:s family:s given:s* prefix:s* suffix:s* period:Period',
  Identifier: '^Element use:s type:CodeableConcept system:s value:s period:Period assigner:Reference',
  Library:
    '^DomainResource url:s identifier:Identifier* version:s name:s title:s subtitle:s status:s experimental:b type:CodeableConcept subjectCodeableConcept:CodeableConcept subjectReference:Reference date:s publisher:s contact:ContactDetail* description:s useContext:UsageContext* jurisdiction:CodeableConcept* purpose:s usage:s copyright:s approvalDate:s lastReviewDate:s effectivePeriod:Period topic:CodeableConcept* author:ContactDetail* editor:ContactDetail* reviewer:ContactDetail* endorser:ContactDetail* relatedArtifact:RelatedArtifact* parameter:ParameterDefinition* dataRequirement:DataRequirement* content:Attachment*',
  Meta: '^Element versionId:s lastUpdated:s source:s profile:s* security:Coding* tag:Coding*',
  Money: '^Element value:n currency:s',
  NamingSystem:
    '^DomainResource name:s status:s kind:s date:s publisher:s contact:ContactDetail* responsible:s type:CodeableConcept description:s useContext:UsageContext* jurisdiction:CodeableConcept* usage:s uniqueId:NamingSystemUniqueId*',
  NamingSystemUniqueId: '^BackboneElement type:s value:s preferred:b comment:s period:Period',
  Narrative: '^Element status:s div:s',
  OperationOutcome: '^DomainResource issue:OperationOutcomeIssue*',
  OperationOutcomeIssue:
    '^BackboneElement severity:s code:s details:CodeableConcept diagnostics:s location:s* expression:s*',
  ParameterDefinition: '^Element name:s use:s min:n max:s documentation:s type:s profile:s',
  Parameters: '^Resource parameter:ParametersParameter*',
  ParametersParameter:
    '^BackboneElement name:s valueBase64Binary:s valueBoolean:b valueCanonical:s valueCode:s valueDate:s valueDateTime:s valueDecimal:n valueId:s valueInstant:s valueInteger:n valueMarkdown:s valueOid:s valuePositiveInt:n valueString:s valueTime:s valueUnsignedInt:n valueUri:s valueUrl:s valueUuid:s valueAddress:Address valueAge:Age valueAnnotation:Annotation valueAttachment:Attachment valueCodeableConcept:CodeableConcept valueCoding:Coding valueContactPoint:ContactPoint valueCount:Count valueDistance:Distance valueDuration:Duration valueHumanName:HumanName valueIdentifier:Identifier valueMoney:Money valuePeriod:Period valueQuantity:Quantity valueRange:Range valueRatio:Ratio valueReference:Reference valueSampledData:SampledData valueSignature:Signature valueTiming:Timing valueContactDetail:ContactDetail valueContributor:Contributor valueDataRequirement:DataRequirement valueExpression:Expression valueParameterDefinition:ParameterDefinition valueRelatedArtifact:RelatedArtifact valueTriggerDefinition:TriggerDefinition valueUsageContext:UsageContext valueDosage:Dosage valueMeta:Meta resource:Resource part:ParametersParameter*',
  Period: '^Element start:s end:s',
  Provenance:
    '^DomainResource target:Reference* occurredPeriod:Period occurredDateTime:s recorded:s policy:s* location:Reference reason:CodeableConcept* activity:CodeableConcept agent:ProvenanceAgent* entity:ProvenanceEntity* signature:Signature*',
  ProvenanceAgent: '^BackboneElement type:CodeableConcept role:CodeableConcept* who:Reference onBehalfOf:Reference',
  ProvenanceEntity: '^BackboneElement role:s what:Reference agent:ProvenanceAgent*',
  Quantity: '^Element value:n comparator:s unit:s system:s code:s',
  Questionnaire:
    '^DomainResource url:s identifier:Identifier* version:s name:s title:s derivedFrom:s* status:s experimental:b subjectType:s* date:s publisher:s contact:ContactDetail* description:s useContext:UsageContext* jurisdiction:CodeableConcept* purpose:s copyright:s approvalDate:s lastReviewDate:s effectivePeriod:Period code:Coding* item:QuestionnaireItem*',
  QuestionnaireItem:
    '^BackboneElement linkId:s definition:s code:Coding* prefix:s text:s type:s enableWhen:QuestionnaireItemEnableWhen* enableBehavior:s required:b repeats:b readOnly:b maxLength:n answerValueSet:s answerOption:QuestionnaireItemAnswerOption* initial:QuestionnaireItemInitial* item:QuestionnaireItem*',
  QuestionnaireItemAnswerOption:
    '^BackboneElement valueInteger:n valueDate:s valueTime:s valueString:s valueCoding:Coding valueReference:Reference initialSelected:b',
  QuestionnaireItemEnableWhen:
    '^BackboneElement question:s operator:s answerBoolean:b answerDecimal:n answerInteger:n answerDate:s answerDateTime:s answerTime:s answerString:s answerCoding:Coding answerQuantity:Quantity answerReference:Reference',
  QuestionnaireItemInitial:
    '^BackboneElement valueBoolean:b valueDecimal:n valueInteger:n valueDate:s valueDateTime:s valueTime:s valueString:s valueUri:s valueAttachment:Attachment valueCoding:Coding valueQuantity:Quantity valueReference:Reference',
  Range: '^Element low:Quantity high:Quantity',
  Ratio: '^Element numerator:Quantity denominator:Quantity',
  Reference: '^Element reference:s type:s identifier:Identifier display:s',
  RelatedArtifact: '^Element type:s label:s display:s citation:s url:s document:Attachment resource:s',
  Resource: 'id:s meta:Meta implicitRules:s language:s',
  SampledData: '^Element origin:Quantity period:n factor:n lowerLimit:n upperLimit:n dimensions:n data:s',
  Signature: '^Element type:Coding* when:s who:Reference onBehalfOf:Reference targetFormat:s sigFormat:s data:s',
  StructureDefinition:
    '^DomainResource url:s identifier:Identifier* version:s name:s title:s status:s experimental:b date:s publisher:s contact:ContactDetail* description:s useContext:UsageContext* jurisdiction:CodeableConcept* purpose:s copyright:s keyword:Coding* fhirVersion:s mapping:StructureDefinitionMapping* kind:s abstract:b context:StructureDefinitionContext* contextInvariant:s* type:s baseDefinition:s derivation:s snapshot:StructureDefinitionSnapshot differential:StructureDefinitionDifferential',
  StructureDefinitionContext: '^BackboneElement type:s expression:s',
  StructureDefinitionDifferential: '^BackboneElement element:ElementDefinition*',
  StructureDefinitionMapping: '^BackboneElement identity:s uri:s name:s comment:s',
  StructureDefinitionSnapshot: '^BackboneElement element:ElementDefinition*',
  TerminologyCapabilities:
    '^DomainResource url:s version:s name:s title:s status:s experimental:b date:s publisher:s contact:ContactDetail* description:s useContext:UsageContext* jurisdiction:CodeableConcept* purpose:s copyright:s kind:s software:TerminologyCapabilitiesSoftware implementation:TerminologyCapabilitiesImplementation lockedDate:b codeSystem:TerminologyCapabilitiesCodeSystem* expansion:TerminologyCapabilitiesExpansion codeSearch:s validateCode:TerminologyCapabilitiesValidateCode translation:TerminologyCapabilitiesTranslation closure:TerminologyCapabilitiesClosure',
  TerminologyCapabilitiesClosure: '^BackboneElement translation:b',
  TerminologyCapabilitiesCodeSystem:
    '^BackboneElement uri:s version:TerminologyCapabilitiesCodeSystemVersion* subsumption:b',
  TerminologyCapabilitiesCodeSystemVersion:
    '^BackboneElement code:s isDefault:b compositional:b language:s* filter:TerminologyCapabilitiesCodeSystemVersionFilter* property:s*',
  TerminologyCapabilitiesCodeSystemVersionFilter: '^BackboneElement code:s op:s*',
  TerminologyCapabilitiesExpansion:
    '^BackboneElement hierarchical:b paging:b incomplete:b parameter:TerminologyCapabilitiesExpansionParameter* textFilter:s',
  TerminologyCapabilitiesExpansionParameter: '^BackboneElement name:s documentation:s',
  TerminologyCapabilitiesImplementation: '^BackboneElement description:s url:s',
  TerminologyCapabilitiesSoftware: '^BackboneElement name:s version:s',
  TerminologyCapabilitiesTranslation: '^BackboneElement needsMap:b',
  TerminologyCapabilitiesValidateCode: '^BackboneElement translations:b',
  Timing: '^BackboneElement event:s* repeat:TimingRepeat code:CodeableConcept',
  TimingRepeat:
    '^BackboneElement boundsDuration:Duration boundsRange:Range boundsPeriod:Period count:n countMax:n duration:n durationMax:n durationUnit:s frequency:n frequencyMax:n period:n periodMax:n periodUnit:s dayOfWeek:s* timeOfDay:s* when:s* offset:n',
  TriggerDefinition:
    '^Element type:s name:s timingTiming:Timing timingReference:Reference timingDate:s timingDateTime:s data:DataRequirement* condition:Expression',
  UsageContext:
    '^Element code:Coding valueCodeableConcept:CodeableConcept valueQuantity:Quantity valueRange:Range valueReference:Reference',
  ValueSet:
    '^DomainResource url:s identifier:Identifier* version:s name:s title:s status:s experimental:b date:s publisher:s contact:ContactDetail* description:s useContext:UsageContext* jurisdiction:CodeableConcept* immutable:b purpose:s copyright:s compose:ValueSetCompose expansion:ValueSetExpansion',
  ValueSetCompose:
    '^BackboneElement lockedDate:s inactive:b include:ValueSetComposeInclude* exclude:ValueSetComposeInclude*',
  ValueSetComposeInclude:
    '^BackboneElement system:s version:s concept:ValueSetComposeIncludeConcept* filter:ValueSetComposeIncludeFilter* valueSet:s*',
  ValueSetComposeIncludeConcept:
    '^BackboneElement code:s display:s designation:ValueSetComposeIncludeConceptDesignation*',
  ValueSetComposeIncludeConceptDesignation: '^BackboneElement language:s use:Coding value:s',
  ValueSetComposeIncludeFilter: '^BackboneElement property:s op:s value:s',
  ValueSetExpansion:
    '^BackboneElement identifier:s timestamp:s total:n offset:n parameter:ValueSetExpansionParameter* contains:ValueSetExpansionContains*',
  ValueSetExpansionContains:
    '^BackboneElement system:s abstract:b inactive:b version:s code:s display:s designation:ValueSetComposeIncludeConceptDesignation* contains:ValueSetExpansionContains*',
  ValueSetExpansionParameter:
    '^BackboneElement name:s valueString:s valueBoolean:b valueInteger:n valueDecimal:n valueUri:s valueCode:s valueDateTime:s',
};
