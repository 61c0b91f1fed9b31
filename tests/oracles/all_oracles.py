"""Every policy that is calculated a second time.

An oracle is a module with ``POLICY`` (its path below ``policies``), ``SCENARIOS`` (the sets of
scenarios under which random years are tried; 试数 is a scenario of the test alone, written in
``TRIAL``), ``random_claim``, ``new_year``, ``settle`` and ``reverse``.  A claim is a dict by
input name, with dates, option names and fen.
"""

from __future__ import annotations

from types import ModuleType

from tests.oracles import (
    anyuan_deposit,
    anyuan_four_lines,
    anyuan_free_enrolment,
    bijie_enrolment_subsidy,
    bijie_manual_claims,
    bijie_outside_catalogue,
    bijie_poverty_inpatient,
    bijie_settlement_instalments,
    jiangsu_assistance_maternity,
    national_critical_illness,
    national_medical_assistance,
    weihai_employee_inpatient,
    weihai_resident_inpatient,
    weihai_resident_outpatient,
    weihai_special_drugs,
    yantai_employee_inpatient,
    yantai_resident_inpatient,
    yantai_resident_outpatient,
)

ORACLES: tuple[ModuleType, ...] = (
    weihai_resident_inpatient,
    weihai_employee_inpatient,
    weihai_resident_outpatient,
    weihai_special_drugs,
    yantai_resident_inpatient,
    yantai_employee_inpatient,
    yantai_resident_outpatient,
    anyuan_deposit,
    anyuan_four_lines,
    anyuan_free_enrolment,
    bijie_enrolment_subsidy,
    bijie_manual_claims,
    bijie_outside_catalogue,
    bijie_poverty_inpatient,
    bijie_settlement_instalments,
    jiangsu_assistance_maternity,
    national_critical_illness,
    national_medical_assistance,
)


def short(oracle: ModuleType) -> str:
    """An ASCII name for test ids."""
    return oracle.__name__.rpartition(".")[2]
